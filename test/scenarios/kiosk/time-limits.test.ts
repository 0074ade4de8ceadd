import { expect, test } from 'vitest';
import { withKiosk } from '../../support/with-kiosk.ts';

const start = withKiosk();

test('without a scan the QR disappears when its time is over, however the wall clock jumps', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.clock.jumpWall(365 * 24 * 3_600_000);
  await kiosk.clock.advance(179_000);
  expect(kiosk.screen).toMatchObject({ name: 'qr', limit: { totalMs: 180_000, leftMs: 1_000 } });
  await kiosk.clock.advance(1_000);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'scan-timeout' });
  await kiosk.clock.advance(15_000);
  expect(kiosk.screen.name).toBe('idle');
});

test('without a confirmation the sale ends, and the bank gives the money back by itself', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  kiosk.bank.scan();
  await kiosk.poll();
  await kiosk.clock.advance(65_000);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'confirm-timeout', money: 'will-be-returned' });
  kiosk.bank.decline();
  await kiosk.poll();
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', paidTiyn: 0 }]);
});

test('the status is asked for at the interval of the answer, and never twice at once', async () => {
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
