import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { PRICE, PURCHASE, SALE } from '../money/harness.ts';
import { falls, watching } from './harness.ts';

test('not scanned: the QR disappears, so that nothing is paid, and the purchase is polled', () => {
  const harness = watching(1).ready().untilQr(1);
  harness.blockBeam();
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'checking' });
  expect(harness.written('attempt-abandoned')).toMatchObject([{ saleId: SALE, reason: 'relay-lost' }]);
  expect(harness.loop.state().watched.map(({ qrPaymentId }) => qrPaymentId)).toEqual([PURCHASE]);
});

test('paid at that moment anyway: nothing moves, and the money is refunded', () => {
  const harness = watching(1).ready().untilQr(1);
  harness.blockBeam();
  harness.answerStatus('processed');
  harness.freeBeam();
  harness.details(PRICE, PRICE);
  harness.refunded();
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[], [PRICE]]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('before the QR is created: not charged, and its purchase is polled', () => {
  const harness = watching(1, { maxQuantity: 1 }).ready();
  harness.choose(SALE);
  harness.blockBeam();
  expect(harness.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'not-charged' });
  harness.answerQr(PURCHASE);
  expect(harness.screen.name).toBe('error');
  expect(harness.loop.state().watched).toHaveLength(1);
});

test('scanned already: the customer may confirm, and the product is dispensed when the sensor is back', async () => {
  const harness = watching(1).ready().untilQr(1);
  harness.answerStatus('scanned');
  harness.blockBeam();
  expect(harness.screen.name).toBe('confirm');
  harness.answerStatus('processed');
  expect(harness.screen).toMatchObject({ name: 'dispensing', step: 'waiting' });
  await harness.clock.advance(DELAYS.dispenseWithinMs - 1);
  harness.freeBeam();
  await falls(harness);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});
