import { expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import { MoneyBench, PRICE } from './harness.ts';

const PAID = 3 * PRICE;

/** The first of three is falling, and the relay goes. */
async function unplugged(): Promise<MoneyBench> {
  const bench = new MoneyBench({ refundWay: 'direct' }).ready().buy(3);
  bench.pulseDone();
  bench.unplugRelay();
  await bench.clock.advance(DELAYS.settleMs);
  expect(bench.screen).toMatchObject({ name: 'dispensing', step: 'waiting', piece: 2 });
  return bench;
}

test('back within the limit: the other pieces come', async () => {
  const bench = await unplugged();
  await bench.clock.advance(DELAYS.dispenseWithinMs - DELAYS.settleMs - 1);
  bench.plugRelay();
  await bench.drop(2);
  expect(bench.pulsed()).toEqual([1, 2, 3]);
  expect(bench.screen.name).toBe('success');
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PAID, owedTiyn: 0 }]);
});

test('back after the limit: the rest has gone back, and nothing comes any more', async () => {
  const bench = await unplugged();
  await bench.clock.advance(DELAYS.dispenseWithinMs - DELAYS.settleMs);
  expect(bench.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed', amountTiyn: 2 * PRICE });
  bench.plugRelay();
  bench.details(PAID, PAID);
  bench.refunded();
  expect([bench.pulsed(), bench.askedBack()]).toEqual([[1], [2 * PRICE]]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: PRICE, refundedTiyn: 2 * PRICE }]);
});

test('in and out again and again: the limit does not begin anew', async () => {
  const bench = await unplugged();
  for (let time = 0; time < 2; time += 1) {
    await bench.clock.advance(20_000);
    bench.plugRelay();
    bench.unplugRelay();
    bench.failPulse({ certain: true });
  }
  expect(bench.pulsed()).toEqual([1, 2, 2]);
  await bench.clock.advance(DELAYS.dispenseWithinMs - DELAYS.settleMs - 40_000);
  expect(bench.screen).toMatchObject({ name: 'refund', reason: 'partly-dispensed' });
  bench.plugRelay();
  expect(bench.pulsed()).toEqual([1, 2, 2]);
});
