import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { PRICE, PURCHASE, SALE } from '../money/harness.ts';
import { falls, watching } from './harness.ts';

test('whoever has not scanned is kept from paying for nothing, and the QR is watched', () => {
  const bench = watching(1).ready().untilQr(1);
  bench.blockBeam();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'checking' });
  expect(bench.written('attempt-abandoned')).toMatchObject([{ saleId: SALE, reason: 'relay-lost' }]);
  expect(bench.loop.state().watched.map(({ qrPaymentId }) => qrPaymentId)).toEqual([PURCHASE]);
});

test('paid in that moment all the same: nothing moves, and the money goes back', () => {
  const bench = watching(1).ready().untilQr(1);
  bench.blockBeam();
  bench.answerStatus('processed');
  bench.freeBeam();
  bench.details(PRICE, PRICE);
  bench.refunded();
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[], [PRICE]]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', refundedTiyn: PRICE, owedTiyn: 0 }]);
});

test('before the QR has come: not charged, and the one that comes is watched', () => {
  const bench = watching(1, { maxQuantity: 1 }).ready();
  bench.choose(SALE);
  bench.blockBeam();
  expect(bench.screen).toMatchObject({ name: 'error', reason: 'relay-lost', money: 'not-charged' });
  bench.answerQr(PURCHASE);
  expect(bench.screen.name).toBe('error');
  expect(bench.loop.state().watched).toHaveLength(1);
});

test('scanned already: the customer may confirm, and the product comes when the sensor is back', async () => {
  const bench = watching(1).ready().untilQr(1);
  bench.answerStatus('scanned');
  bench.blockBeam();
  expect(bench.screen.name).toBe('confirm');
  bench.answerStatus('processed');
  expect(bench.screen).toMatchObject({ name: 'dispensing', step: 'waiting' });
  await bench.clock.advance(DELAYS.dispenseWithinMs - 1);
  bench.freeBeam();
  await falls(bench);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE }]);
});
