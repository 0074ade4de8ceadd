import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import type { TestKiosk } from '../../support/harness/test-kiosk.ts';
import { withKiosk } from '../../support/harness/with-kiosk.ts';

const start = withKiosk();

const PRICE = 45_000;
const PULSE_MS = 700;
/** The board is asked to switch off and answers. */
const OFF_MS = 300;
const CONFIG = `
version: 1
peripherals: { relay: { driver: simulated, pulseMs: ${String(PULSE_MS)} } }
display: { maxQuantity: 2 }
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 450 }
`;
/** One piece of two came out, and the money for the other one is the customer's. */
const HALF = { priceTiyn: 2 * PRICE, paidTiyn: 2 * PRICE, deliveredTiyn: PRICE, dispensed: false };
const HALF_OWED = { ...HALF, refundedTiyn: 0, owedTiyn: PRICE, state: 'debt' };

/** Two pieces are paid, the first one is out, and the relay stays away until it is too late for the second. */
async function tooLate(): Promise<TestKiosk> {
  const kiosk = await start({ config: CONFIG });
  await kiosk.chooseSeveralUntilQr(2);
  kiosk.bank.scan();
  await kiosk.poll();
  kiosk.bank.confirm();
  await kiosk.poll();
  await kiosk.clock.advance(PULSE_MS + OFF_MS);
  expect(kiosk.screen).toMatchObject({ name: 'dispensing', step: 'settling' });
  kiosk.device.unplug();
  await kiosk.clock.advance(DELAYS.settleMs);
  expect(kiosk.screen).toMatchObject({ name: 'dispensing', step: 'waiting', piece: 2 });
  expect(kiosk.ledger()).toMatchObject([{ ...HALF, owedTiyn: PRICE }]);
  await kiosk.clock.advance(DELAYS.dispenseWithinMs);
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed', step: 'qr', amountTiyn: PRICE });
  expect(kiosk.ledger()).toMatchObject([HALF_OWED]);
  return kiosk;
}

test('the payer scans the refund QR: the second piece is refunded, the first one is not', async () => {
  const kiosk = await tooLate();
  // Too late for the product: the customer is about to have the money back.
  kiosk.device.plug();
  kiosk.bank.scanRefundQr('payer');
  await kiosk.poll();
  expect(kiosk.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed', step: 'done' });
  expect(kiosk.bank.refunds).toMatchObject([{ refundQrId: '1', amountTiyn: PRICE }]);
  expect(kiosk.ledger()).toMatchObject([{ ...HALF, refundedTiyn: PRICE, owedTiyn: 0, state: 'closed' }]);
  expect(kiosk.pulses(1)).toBe(1);
});

test('the customer leaves without scanning: the second piece is owed under the claim code', async () => {
  const kiosk = await tooLate();
  await kiosk.press('cancel');
  expect(kiosk.screen).toMatchObject({
    name: 'error',
    reason: 'partly-dispensed',
    money: 'owed',
    claimCode: kiosk.ledger()[0]?.claimCode,
  });
  expect(kiosk.ledger()).toMatchObject([HALF_OWED]);
  expect(kiosk.bank.refunds).toEqual([]);
  expect(kiosk.pulses(1)).toBe(1);
});
