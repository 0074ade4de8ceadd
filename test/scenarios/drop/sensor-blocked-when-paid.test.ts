import { describe, expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/delays.ts';
import type { MoneyBench } from '../money/harness.ts';
import { PRICE } from '../money/harness.ts';
import { falls, nothingFalls, watching } from './harness.ts';

function expectRefunded(bench: MoneyBench, amountTiyn: number): void {
  bench.details(amountTiyn, amountTiyn);
  bench.refunded();
  bench.freeBeam();
  expect(bench.askedBack()).toEqual([amountTiyn]);
  expect(bench.ledger()).toMatchObject([{ state: 'closed', deliveredTiyn: 0, refundedTiyn: amountTiyn, owedTiyn: 0 }]);
}

describe('paid while nothing could be watched', () => {
  function paid(): MoneyBench {
    const bench = watching(1).ready().untilQr(1);
    bench.answerStatus('scanned');
    bench.blockBeam();
    bench.answerStatus('processed');
    expect([bench.screen.name, bench.pulsed(), bench.written('dispense-intended')]).toEqual(['dispensing', [], []]);
    return bench;
  }

  test('free within a minute: the product comes', async () => {
    const bench = paid();
    await bench.clock.advance(DELAYS.dispenseWithinMs - 1);
    bench.freeBeam();
    await falls(bench);
    expect([bench.pulsed(), bench.ledger()[0]?.state]).toEqual([[1], 'closed']);
  });

  test('not free within a minute: the money goes back, and nothing moves afterwards', async () => {
    const bench = paid();
    await bench.clock.advance(DELAYS.dispenseWithinMs);
    expectRefunded(bench, PRICE);
    expect(bench.pulsed()).toEqual([]);
  });

  test('the relay alone coming back moves nothing', () => {
    const bench = paid();
    bench.unplugRelay();
    bench.plugRelay();
    expect(bench.pulsed()).toEqual([]);
    bench.unplugRelay();
    bench.freeBeam();
    expect(bench.pulsed()).toEqual([]);
    bench.plugRelay();
    expect(bench.pulsed()).toEqual([1]);
  });

  test('the sensor says twice that it is there: pulsed once', () => {
    const bench = paid();
    bench.freeBeam();
    bench.freeBeam();
    expect(bench.pulsed()).toEqual([1]);
  });
});

describe('blocked after a turn in vain', () => {
  async function inVain(extraPulses: number): Promise<MoneyBench> {
    const bench = watching(extraPulses).ready().buy(1);
    bench.blockBeam();
    await nothingFalls(bench, 1);
    return bench;
  }

  test('the next turn waits for the sensor, and then comes', async () => {
    const bench = await inVain(1);
    expect([bench.screen, bench.pulsed()]).toMatchObject([{ name: 'dispensing', step: 'waiting' }, [1]]);
    bench.freeBeam();
    expect(bench.pulsed()).toEqual([1, 1]);
    await nothingFalls(bench, 1);
    expectRefunded(bench, PRICE);
    expect(bench.pulsed()).toEqual([1, 1]);
  });

  test('it does not wait longer than a minute from the payment', async () => {
    const bench = await inVain(1);
    await bench.clock.advance(DELAYS.dispenseWithinMs - 3_000);
    expect(bench.screen.name).toBe('refund');
    expectRefunded(bench, PRICE);
    expect(bench.pulsed()).toEqual([1]);
  });

  test('no turn is left: the money goes back at once', async () => {
    const bench = await inVain(0);
    expect(bench.screen.name).toBe('refund');
    expectRefunded(bench, PRICE);
  });
});

test('the sensor could not be armed: nothing moved, and it is tried again as after any failure that is certain', () => {
  const bench = watching(1).ready().buy(1);
  bench.blockBeam();
  bench.failPulse({ certain: true });
  expect([bench.screen, bench.pulsed()]).toMatchObject([{ name: 'dispensing', step: 'waiting' }, [1]]);
  bench.freeBeam();
  expect(bench.pulsed()).toEqual([1, 1]);
  expect(bench.record().unseen).toBe(0);
});
