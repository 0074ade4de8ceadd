import { describe, expect, test } from 'vitest';
import { DELAYS } from '../../../app/session/state/delays.ts';
import type { MoneyHarness } from '../money/harness.ts';
import { PRICE } from '../money/harness.ts';
import { falls, nothingFalls, watching } from './harness.ts';

function expectRefunded(harness: MoneyHarness, amountTiyn: number): void {
  harness.details(amountTiyn, amountTiyn);
  harness.refunded();
  harness.freeBeam();
  expect(harness.askedBack()).toEqual([amountTiyn]);
  expect(harness.ledger()).toMatchObject([
    { state: 'closed', deliveredTiyn: 0, refundedTiyn: amountTiyn, owedTiyn: 0 },
  ]);
}

describe('paid while nothing could be watched', () => {
  function paid(): MoneyHarness {
    const harness = watching(1).ready().untilQr(1);
    harness.answerStatus('scanned');
    harness.blockBeam();
    harness.answerStatus('processed');
    expect([harness.screen.name, harness.pulsed(), harness.written('dispense-intended')]).toEqual([
      'dispensing',
      [],
      [],
    ]);
    return harness;
  }

  test('free within a minute: the product is dispensed', async () => {
    const harness = paid();
    await harness.clock.advance(DELAYS.dispenseWithinMs - 1);
    harness.freeBeam();
    await falls(harness);
    expect([harness.pulsed(), harness.ledger()[0]?.state]).toEqual([[1], 'closed']);
  });

  test('not free within a minute: the money is refunded, and nothing moves afterwards', async () => {
    const harness = paid();
    await harness.clock.advance(DELAYS.dispenseWithinMs);
    expectRefunded(harness, PRICE);
    expect(harness.pulsed()).toEqual([]);
  });

  test('the return of the relay alone moves nothing', () => {
    const harness = paid();
    harness.unplugRelay();
    harness.plugRelay();
    expect(harness.pulsed()).toEqual([]);
    harness.unplugRelay();
    harness.freeBeam();
    expect(harness.pulsed()).toEqual([]);
    harness.plugRelay();
    expect(harness.pulsed()).toEqual([1]);
  });

  test('the sensor reports ready twice: pulsed once', () => {
    const harness = paid();
    harness.freeBeam();
    harness.freeBeam();
    expect(harness.pulsed()).toEqual([1]);
  });
});

describe('blocked after a turn without a product', () => {
  async function inVain(extraPulses: number): Promise<MoneyHarness> {
    const harness = watching(extraPulses).ready().buy(1);
    harness.blockBeam();
    await nothingFalls(harness, 1);
    return harness;
  }

  test('the next turn waits for the sensor', async () => {
    const harness = await inVain(1);
    expect([harness.screen, harness.pulsed()]).toMatchObject([{ name: 'dispensing', step: 'waiting' }, [1]]);
    harness.freeBeam();
    expect(harness.pulsed()).toEqual([1, 1]);
    await nothingFalls(harness, 1);
    expectRefunded(harness, PRICE);
    expect(harness.pulsed()).toEqual([1, 1]);
  });

  test('it does not wait longer than a minute from the payment', async () => {
    const harness = await inVain(1);
    await harness.clock.advance(DELAYS.dispenseWithinMs - 3_000);
    expect(harness.screen.name).toBe('refund');
    expectRefunded(harness, PRICE);
    expect(harness.pulsed()).toEqual([1]);
  });

  test('no turn is left: the money is refunded at once', async () => {
    const harness = await inVain(0);
    expect(harness.screen.name).toBe('refund');
    expectRefunded(harness, PRICE);
  });
});

test('the sensor could not be armed: nothing moved, and it is tried again as after any certain failure', () => {
  const harness = watching(1).ready().buy(1);
  harness.blockBeam();
  harness.failPulse({ certain: true });
  expect([harness.screen, harness.pulsed()]).toMatchObject([{ name: 'dispensing', step: 'waiting' }, [1]]);
  harness.freeBeam();
  expect(harness.pulsed()).toEqual([1, 1]);
  expect(harness.record().unseen).toBe(0);
});
