import { expect, test } from 'vitest';
import { DELAYS, REFUND_QR_ATTEMPTS_LIMIT } from '../../../app/session/state/delays.ts';
import { noAnswer } from '../../support/fakes/fake-bank.ts';
import type { TestKiosk } from '../../support/harness/test-kiosk.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

/** Paid, and the relay stayed away: the customer is shown the refund's QR. */
async function offered(): Promise<TestKiosk> {
  const kiosk = await start();
  await kiosk.payWithoutRelay();
  await kiosk.poll();
  await kiosk.clock.advance(DELAYS.dispenseWithinMs);
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'not-dispensed', step: 'qr', qrToken: 'return-1' });
  // Whatever happens now, the money is on record.
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
  return kiosk;
}

test('the phone that paid scans: refunded at once', async () => {
  const kiosk = await offered();
  kiosk.bank.scanRefundQr('payer');
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'refund', step: 'done' });
  expect(kiosk.bank.refunds).toMatchObject([{ amountTiyn: 45_000, refundQrId: '1' }]);
  expect(kiosk.ledger()).toMatchObject([
    { state: 'closed', paidTiyn: 45_000, refundedTiyn: 45_000, owedTiyn: 0, dispensed: false },
  ]);
});

test('the bank stays silent after the refund: the details decide, and it is requested once', async () => {
  const kiosk = await offered();
  kiosk.bank.refundFates.push({ carriedOut: true, failure: noAnswer });
  kiosk.bank.scanRefundQr('payer');
  await kiosk.poll();
  await kiosk.clock.advance(10_000);
  expect(kiosk.screen).toMatchObject({ name: 'refund', step: 'done' });
  expect(kiosk.bank.refunds).toHaveLength(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000, owedTiyn: 0 }]);
});

test('another phone scans: a new code, with the reason', async () => {
  const kiosk = await offered();
  kiosk.bank.scanRefundQr('stranger');
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'refund', step: 'qr', qrToken: 'return-2', wrongPhone: true });
  kiosk.bank.scanRefundQr('payer');
  await kiosk.poll();
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000 }]);
});

test('only other phones scan: owed in the end', async () => {
  const kiosk = await offered();
  for (let attempt = 0; attempt < REFUND_QR_ATTEMPTS_LIMIT; attempt += 1) {
    kiosk.bank.scanRefundQr('stranger');
    await kiosk.poll();
  }
  expect(kiosk.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'owed',
    technicalCode: 'ANOTHER-PHONE',
  });
  expect(kiosk.bank.refunds).toEqual([]);
});

test('no scan: owed, with the code', async () => {
  const kiosk = await offered();
  await kiosk.clock.advance(kiosk.bank.options.scanTimeoutMs);
  expect(kiosk.screen).toMatchObject({
    name: 'error',
    reason: 'not-dispensed',
    money: 'owed',
    claimCode: kiosk.ledger()[0]?.claimCode,
  });
  await kiosk.clock.advance(DELAYS.claimMs);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', owedTiyn: 45_000 }]);
});

test('"Later": the code, and no further polling', async () => {
  const kiosk = await offered();
  await kiosk.press('cancel');
  expect(kiosk.screen).toMatchObject({ name: 'error', money: 'owed', claimCode: expect.any(String) });
  kiosk.bank.scanRefundQr('payer');
  await kiosk.clock.advance(60_000);
  expect(kiosk.bank.refunds).toEqual([]);
});

test('power cut while the code is shown: owed once, and no further request', async () => {
  const kiosk = await offered();
  kiosk.bank.scanRefundQr('payer');
  await kiosk.killAndRestart();
  await kiosk.clock.advance(60_000);
  expect(kiosk.bank.refunds).toEqual([]);
  expect(kiosk.ledger()).toMatchObject([{ state: 'debt', paidTiyn: 45_000, owedTiyn: 45_000 }]);
});

test('power cut during the refund: the details decide, and the debt is settled', async () => {
  const kiosk = await offered();
  kiosk.bank.scanRefundQr('payer');
  kiosk.bank.latencyMs = 400;
  // Status, purchases and details are answered; the refund itself is on its way.
  await kiosk.clock.advance(kiosk.bank.options.pollIntervalMs + 3 * kiosk.bank.latencyMs + 100);
  expect(kiosk.bank.refunds).toHaveLength(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'unresolved', owedTiyn: 45_000 }]);
  await kiosk.killAndRestart();
  await kiosk.clock.advance(30_000);
  expect(kiosk.bank.refunds).toHaveLength(1);
  expect(kiosk.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: 45_000, owedTiyn: 0 }]);
});

test('paid after Cancel, and the customer has left: the next one waits no longer than a minute', async () => {
  const kiosk = await start();
  await kiosk.chooseUntilQr();
  await kiosk.press('cancel');
  kiosk.bank.confirm();
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'paid-late', step: 'qr' });
  await kiosk.clock.advance(DELAYS.refundQrLateMs);
  expect(kiosk.screen).toMatchObject({ name: 'error', reason: 'paid-late', money: 'owed' });
  await kiosk.press('done');
  expect(kiosk.screen.name).toBe('idle');
});
