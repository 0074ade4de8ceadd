import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { MoneyHarness, PRICE } from './harness.ts';

const PAID = 3 * PRICE;

/** The first of three is falling, and the relay goes. */
async function unplugged(): Promise<MoneyHarness> {
  const harness = new MoneyHarness({ refundWay: 'direct' }).ready().buy(3);
  harness.pulseDone();
  harness.unplugRelay();
  await harness.clock.advance(DELAYS.settleMs);
  expect(harness.screen).toMatchObject({ name: 'dispensing', step: 'waiting', piece: 2 });
  return harness;
}

test('back within the limit: the other pieces are dispensed', async () => {
  const harness = await unplugged();
  await harness.clock.advance(DELAYS.dispenseWithinMs - DELAYS.settleMs - 1);
  harness.plugRelay();
  await harness.drop(2);
  expect(harness.pulsed()).toEqual([1, 2, 3]);
  expect(harness.screen.name).toBe('success');
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PAID, owedTiyn: 0 }]);
});

test('back after the limit: the rest is refunded, and nothing more is dispensed', async () => {
  const harness = await unplugged();
  await harness.clock.advance(DELAYS.dispenseWithinMs - DELAYS.settleMs);
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed', amountTiyn: 2 * PRICE });
  harness.plugRelay();
  harness.details(PAID, PAID);
  harness.refunded();
  expect([harness.pulsed(), harness.askedBack()]).toEqual([[1], [2 * PRICE]]);
  expect(harness.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE }]);
});

test('unplugged several times: the limit does not start again', async () => {
  const harness = await unplugged();
  for (let time = 0; time < 2; time += 1) {
    await harness.clock.advance(20_000);
    harness.plugRelay();
    harness.unplugRelay();
    harness.failPulse({ certain: true });
  }
  expect(harness.pulsed()).toEqual([1, 2, 2]);
  await harness.clock.advance(DELAYS.dispenseWithinMs - DELAYS.settleMs - 40_000);
  expect(harness.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed' });
  harness.plugRelay();
  expect(harness.pulsed()).toEqual([1, 2, 2]);
});
