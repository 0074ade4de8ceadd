import { expect, test } from 'vitest';
import { noAnswer, tradePointOff, unknownDevice, unknownPurchase, wrongAmount } from '../../support/fakes/fake-bank.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('a lost answer to qr/create: a new purchase is opened and the first one is recorded', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(noAnswer);
  await kiosk.choose('water');
  expect(kiosk.screen.name).toBe('preparing');
  await kiosk.clock.advance(1_000);
  expect(kiosk.screen.name).toBe('qr');
  expect(kiosk.bank.purchases).toHaveLength(2);
  expect(
    kiosk
      .entries()
      .map(({ kind }) => kind)
      .slice(-5),
  ).toEqual(['sale-opened', 'purchase-asked', 'purchase-unanswered', 'purchase-asked', 'purchase-known']);
});

test('no answer at all: the sale ends without a charge, payments stop, and recover by themselves', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(noAnswer, noAnswer, noAnswer);
  await kiosk.choose('water');
  kiosk.bank.connectFailure = noAnswer;
  await kiosk.clock.advance(2_500);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-unavailable', money: 'not-charged' });
  await kiosk.press('done');
  expect(kiosk.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'server-silent' } });
  kiosk.bank.connectFailure = null;
  await kiosk.clock.advance(30_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('a server that never answers keeps the customer waiting no longer than the limit', async () => {
  const kiosk = await start();
  kiosk.bank.latencyMs = 60_000;
  await kiosk.choose('water');
  await kiosk.clock.advance(30_000);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-unavailable' });
  await kiosk.press('done');
  expect(kiosk.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'server-silent' } });
  await kiosk.clock.advance(40_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved', purchases: ['9007199254740993'] }]);
});

test('a refused amount ends this sale only', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(wrongAmount);
  await kiosk.choose('water');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-refused', technicalCode: '990000028' });
  await kiosk.press('done');
  expect(kiosk.screen.name).toBe('idle');
});

test('a disabled trade point takes the kiosk out of service, longer each time, although the service answers', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(tradePointOff, tradePointOff);
  await kiosk.choose('water');
  await kiosk.press('done');
  expect(kiosk.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'payments-refused' } });
  await kiosk.clock.advance(59_000);
  expect(kiosk.screen.name).toBe('out-of-service');
  await kiosk.clock.advance(2_000);
  expect(kiosk.screen.name).toBe('idle');
  await kiosk.choose('water');
  await kiosk.press('done');
  await kiosk.clock.advance(100_000);
  expect(kiosk.screen.name).toBe('out-of-service');
  await kiosk.clock.advance(30_000);
  await kiosk.choose('water');
  expect(kiosk.screen.name).toBe('qr');
});

test('an unknown device registers again and the sale continues', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(unknownDevice);
  const { connects } = kiosk.bank;
  await kiosk.choose('water');
  await kiosk.clock.advance(1_000);
  expect(kiosk.bank.connects).toBe(connects + 1);
  expect(kiosk.screen.name).toBe('qr');
});

test('a device that stays unknown ends the sale and takes the kiosk out of service', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(unknownDevice, unknownDevice);
  await kiosk.choose('water');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-unavailable', technicalCode: '-1501' });
  await kiosk.press('done');
  expect(kiosk.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'payments-refused' } });
});

test('a slow registration delays the sale without ending it', async () => {
  const kiosk = await start();
  kiosk.bank.createFailures.push(unknownDevice);
  kiosk.bank.latencyMs = 5_000;
  await kiosk.choose('water');
  await kiosk.clock.advance(16_000);
  expect(kiosk.screen.name).toBe('qr');
});

test('one number for two purchases: the second one is never shown', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  kiosk.bank.repeatLastId = true;
  await kiosk.choose('water');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-refused' });
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved' }, { state: 'closed', purchases: [] }]);
});

test('a hundred cancelled sales do not delay the next one', async () => {
  const kiosk = await start();
  for (let round = 0; round < 100; round += 1) {
    await kiosk.chooseUntilQr();
    await kiosk.press('cancel');
  }
  kiosk.bank.latencyMs = 4_000;
  await kiosk.clock.advance(5_000);
  expect(kiosk.bank.inFlight).toBeLessThanOrEqual(2);
  kiosk.bank.latencyMs = 0;
  await kiosk.clock.advance(600_000);
  expect(kiosk.ledger().every((sale) => sale.state === 'closed')).toBe(true);
});

test('the bank denies a purchase that it created: polled until the deadline, then recorded as in doubt', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.statusFailure = unknownPurchase;
  await kiosk.clock.advance(100_000);
  expect(kiosk.screen.name).toBe('qr');
  await kiosk.clock.advance(800_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);
  expect(kiosk.entries().at(-1)).toMatchObject({ kind: 'purchase-doubtful', code: '-1601' });
});

test('a network failure of an hour in the middle of a sale', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.statusFailure = noAnswer;
  kiosk.bank.confirm();
  await kiosk.clock.advance(3_600_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved', paidTiyn: 0 }]);
  kiosk.bank.statusFailure = null;
  await kiosk.clock.advance(60_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
});

test('at idle a second lost ping stops payments before a customer’s touch', async () => {
  const kiosk = await start();
  kiosk.bank.pingFailure = noAnswer;
  kiosk.bank.connectFailure = noAnswer;
  await kiosk.clock.advance(20_000);
  expect(kiosk.screen.name).toBe('idle');
  await kiosk.clock.advance(2_000);
  expect(kiosk.screen).toMatchObject({ name: 'out-of-service', problem: { reason: 'server-silent' } });
});

test('a number that was paid in an earlier sale buys nothing', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.poll();
  await kiosk.clock.advance(30_000);
  kiosk.bank.repeatLastId = true;
  await kiosk.choose('last');
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-refused' });
  await kiosk.clock.advance(60_000);
  expect(kiosk.pulses(2)).toBe(0);
  expect(kiosk.ledger()).toMatchObject([
    { state: 'closed', paidTiyn: 45_000 },
    { state: 'closed', paidTiyn: 0 },
  ]);
});

test('an old purchase that the bank refuses to report does not take the kiosk out of service', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  kiosk.bank.statusFailure = tradePointOff;
  await kiosk.clock.advance(100_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.shown.some((screen) => screen.name === 'out-of-service')).toBe(false);
});

test('a bank that is unreachable for two days is polled until it answers', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.bank.statusFailure = noAnswer;
  kiosk.bank.confirm();
  for (let hour = 0; hour < 48; hour += 1) await kiosk.clock.advance(3_600_000);
  kiosk.bank.statusFailure = null;
  await kiosk.clock.advance(120_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000 }]);
});
