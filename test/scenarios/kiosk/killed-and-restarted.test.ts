import { expect, test } from 'vitest';
import { noAnswer, unknownPurchase } from '../../support/fakes/fake-bank.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('killed while the QR is being requested: it was never shown, nothing is owed', async () => {
  const kiosk = await start();
  kiosk.bank.latencyMs = 5_000;
  await kiosk.choose('water');
  await kiosk.killAndRestart();
  kiosk.bank.latencyMs = 0;
  await kiosk.clock.advance(10_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('killed while the QR is shown, paid while the kiosk is down: found at once and owed', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.killAndRestart();
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
  expect(kiosk.pulses(1)).toBe(0);
});

test('killed while the customer confirms, and declined', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.bank.decline();
  await kiosk.killAndRestart();
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
  expect(kiosk.screen.name).toBe('idle');
});

test('killed during the pulse: the channel is switched off and nothing is dispensed twice', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.simulator.isOn(1)).toBe(true);
  await kiosk.killAndRestart();
  expect(kiosk.simulator.isOn(1)).toBe(false);
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
  expect(kiosk.screen.name).toBe('idle');
});

test('killed between the payment and the relay: the product is dispensed within a minute', async () => {
  const kiosk = await start();
  await kiosk.payWithoutRelay();
  await kiosk.poll();
  await kiosk.killAndRestart(20_000);
  await kiosk.clock.advance(5_000);
  expect(kiosk.pulses(1)).toBe(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 45_000 }]);
});

test('and not after it', async () => {
  const kiosk = await start();
  await kiosk.payWithoutRelay();
  await kiosk.poll();
  await kiosk.killAndRestart(61_000);
  await kiosk.clock.advance(5_000);
  expect(kiosk.pulses(1)).toBe(0);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});

test('killed repeatedly: no start changes the ledger', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.confirm();
  await kiosk.killAndRestart();
  const [before] = kiosk.ledger();
  await kiosk.killAndRestart();
  await kiosk.killAndRestart();
  expect(kiosk.ledger()).toEqual([before]);
});

test('restarted long after the QR could be scanned: settled at once', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.killAndRestart(300_000);
  expect(kiosk.screen.name).toBe('idle');
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('scanned before the power cut: polled until it can no longer be confirmed', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  await kiosk.killAndRestart(300_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved' }]);
  kiosk.bank.decline();
  await kiosk.clock.advance(60_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed' }]);
});

test('the wall clock jumps by two days while the QR is shown, then a power cut: a payment is still found', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.clock.jumpWall(2 * 24 * 3_600_000);
  await kiosk.killAndRestart();
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
  kiosk.bank.confirm();
  await kiosk.clock.advance(30_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
});

test('without power for a day, and no network at first: nothing is closed before the bank has answered', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.bank.confirm();
  kiosk.bank.statusFailures.push(noAnswer, noAnswer);
  await kiosk.killAndRestart(25 * 3_600_000);
  await kiosk.clock.advance(45_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000 }]);
});

test('a purchase in doubt is polled again at the next start', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.statusFailure = unknownPurchase;
  await kiosk.clock.advance(1_000_000);
  expect(kiosk.entries().at(-1)).toMatchObject({ kind: 'purchase-doubtful' });
  kiosk.bank.statusFailure = null;
  kiosk.bank.confirm();
  await kiosk.killAndRestart();
  await kiosk.clock.advance(45_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000 }]);
});
