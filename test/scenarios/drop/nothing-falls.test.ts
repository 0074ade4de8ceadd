import { expect, test } from 'vitest';
import { NOT_SEEN } from '../../../app/journal/entry.ts';
import { PRICE, STOCK } from '../money/harness.ts';
import { FALL_MS, nothingFalls, stepsOf, watching } from './harness.ts';

const TURN = ['entry dispense-intended', 'effect pulse-relay', 'entry relay-pulsed', 'entry dispense-failed'];

test.each([0, 1, 2, 3])(
  'with %i more turns allowed, that many follow the first, each after its intent is written',
  async (extraPulses) => {
    const harness = watching(extraPulses).ready().buy(1);
    await nothingFalls(harness, extraPulses + 1);
    expect(stepsOf(harness).length).toBe(TURN.length * (extraPulses + 1));
    // The intent of the next turn is written together with the outcome of the last.
    expect(harness.order.filter((one) => one === 'entry dispense-intended' || one === 'effect pulse-relay')).toEqual(
      Array.from({ length: extraPulses + 1 }, () => ['entry dispense-intended', 'effect pulse-relay']).flat(),
    );
    expect(harness.written('dispense-intended').map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: extraPulses + 1 }, (_, index) => index + 1),
    );
    expect(harness.written('dispense-failed')).toEqual(
      Array.from({ length: extraPulses + 1 }, () => ({
        kind: 'dispense-failed',
        saleId: 'sale-1',
        piece: 1,
        certain: true,
        reason: NOT_SEEN,
      })),
    );
    expect(harness.record()).toMatchObject({ dispense: 'failed-certain', unseen: extraPulses + 1, delivered: 0 });
  },
);

test('every turn is watched for the operator’s time', async () => {
  const harness = watching(2).ready().buy(1);
  await nothingFalls(harness, 2);
  expect(harness.all('pulse-relay').map(({ watchMs }) => watchMs)).toEqual([FALL_MS, FALL_MS, FALL_MS]);
});

test('the customer sees that dispensing continues', async () => {
  const harness = watching(1).ready().buy(1);
  await nothingFalls(harness, 1);
  expect(harness.screen).toMatchObject({ name: 'dispensing', step: 'pulsing', piece: 1 });
});

test('while a turn is left, nothing counts as sold, and money is neither refunded nor owed', async () => {
  const harness = watching(1).ready().buy(1);
  await nothingFalls(harness, 1);
  expect([harness.all('ask-details'), harness.written('debt-recorded'), harness.stockLeft()]).toEqual([[], [], STOCK]);
  expect(harness.ledger()).toMatchObject([{ deliveredTiyn: 0, owedTiyn: PRICE, dispensed: false }]);
});

test('the minute ends before the report: the motor does not turn again', async () => {
  const harness = watching(3).ready().buy(1);
  await harness.clock.advance(60_000);
  harness.pulseDone('not-seen');
  expect(harness.pulsed()).toEqual([1]);
  expect(harness.screen).toMatchObject({ name: 'refund', step: 'asking', amountTiyn: PRICE });
});
