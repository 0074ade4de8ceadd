import { expect, test } from 'vitest';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

test('without a scan the QR disappears at its limit, even if the wall clock jumps', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.clock.jumpWall(365 * 24 * 3_600_000);
  await kiosk.clock.advance(179_000);
  expect(kiosk.screen).toMatchObject({ name: 'qr', limit: { totalMs: 180_000, leftMs: 1_000 } });
  await kiosk.clock.advance(1_000);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'scan-timeout', money: 'not-charged' });
  await kiosk.clock.advance(15_000);
  expect(kiosk.screen.name).toBe('idle');
});

test('scanned at the last moment: the customer gets the full time to confirm', async () => {
  const kiosk = await start();
  kiosk.bank.latencyMs = 100;
  await kiosk.chooseUntilQr();
  await kiosk.clock.advance(179_500);
  kiosk.bank.scan();
  await kiosk.clock.advance(1_000);
  expect(kiosk.screen).toMatchObject({ name: 'qr', closing: true });
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'confirm', closing: false, limit: { totalMs: 65_000 } });
});

test('paid at the last moment: the product is dispensed', async () => {
  const kiosk = await start();
  kiosk.bank.latencyMs = 100;
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  await kiosk.clock.advance(64_900);
  kiosk.bank.confirm();
  await kiosk.clock.advance(200);
  expect(kiosk.screen).toMatchObject({ name: 'confirm', closing: true });
  await kiosk.poll();
  expect(kiosk.screen.name).toBe('success');
  expect(kiosk.pulses(1)).toBe(1);
});

test('no answer around the time limit: the kiosk makes no statement about the money', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.statusFailure = noAnswer;
  await kiosk.clock.advance(200_000);
  expect(kiosk.screen.name).toBe('idle');
  const shown = kiosk.shown.find((screen) => screen.name === 'error');
  expect(shown).toMatchObject({ reason: 'scan-timeout', money: 'checking' });
});

test('a refusal not documented as final ends the attempt, and a later payment is not lost', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.set({ kind: 'declined', name: 'InsufficientFunds' });
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-declined' });
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved' }]);
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});

test('a lasting refusal is closed when the status can no longer change', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.set({ kind: 'declined', name: 'Rejected' });
  await kiosk.clock.advance(400_000);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('without a confirmation the sale ends, and the bank releases the money', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  await kiosk.clock.advance(65_000);
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'confirm-timeout', money: 'will-be-refunded' });
  kiosk.bank.decline();
  await kiosk.poll();
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('the status is polled at the interval of the answer, and never twice at the same time', async () => {
  const kiosk = await start();
  kiosk.bank.latencyMs = 2_000;
  await kiosk.chooseUntilQr();
  await kiosk.clock.advance(60_000);
  const moments = kiosk.bank.statusAsked.map(({ atMonoMs }) => atMonoMs);
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  expect(gaps.length).toBeGreaterThan(5);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5_000);
});

test('declined on the phone', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.bank.decline();
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'payment-declined', money: 'not-charged' });
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
  await kiosk.press('done');
  expect(kiosk.screen.name).toBe('idle');
});

test('an unknown status is neither paid nor failed', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.set({ kind: 'unknown', name: 'Thinking' });
  await kiosk.poll();
  expect(kiosk.screen.name).toBe('qr');
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.screen.name).toBe('dispensing');
});
