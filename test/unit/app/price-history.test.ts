import { describe, expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import {
  continuedPrices,
  earlierPrices,
  STOOD_MS,
  TOLD_MS,
  type PriceHistory,
} from '../../../app/session/stock/price-history.ts';
import { DAY_MS } from '../../../app/units.ts';

const at = (tenge: number, active = true) => [{ id: 'water', priceTiyn: tiyn(tenge * 100), active }];

/** The earlier price in tenge after stretches of time with one price each, and the price that follows them. */
function earlier(stretches: readonly (readonly [tenge: number, ms: number])[], last: number): number | undefined {
  let history: PriceHistory = continuedPrices({}, at(stretches[0]?.[0] ?? last), 0);
  stretches.forEach(([, ms], index) => {
    history = continuedPrices(history, at(stretches[index + 1]?.[0] ?? last), ms);
  });
  const found = earlierPrices(history).get('water');
  return found === undefined ? undefined : found / 100;
}

describe('the price before a lower one', () => {
  test.each([
    ['was asked for two weeks', [[500, STOOD_MS]], 400, 500],
    ['was asked for less than two weeks', [[500, STOOD_MS - 1]], 400, undefined],
    ['is raised', [[500, STOOD_MS]], 600, undefined],
    [
      'was raised shortly before it was lowered',
      [
        [500, STOOD_MS],
        [900, DAY_MS],
      ],
      450,
      undefined,
    ],
    [
      'is lowered in steps',
      [
        [500, STOOD_MS],
        [450, DAY_MS],
      ],
      400,
      500,
    ],
    [
      'is lowered and raised again',
      [
        [500, STOOD_MS],
        [400, DAY_MS],
      ],
      500,
      undefined,
    ],
    [
      'is told for two weeks',
      [
        [500, STOOD_MS],
        [400, TOLD_MS - 1],
      ],
      400,
      500,
    ],
    [
      'is not told for longer',
      [
        [500, STOOD_MS],
        [400, TOLD_MS],
      ],
      400,
      undefined,
    ],
  ] as const)('%s', (_what, stretches, last, told) => {
    expect(earlier(stretches, last)).toBe(told);
  });

  test('of a product that was not offered meanwhile is not known', () => {
    const stood = continuedPrices(continuedPrices({}, at(500), 0), at(500), STOOD_MS);
    const without = continuedPrices(stood, at(500, false), 0);
    expect(earlierPrices(continuedPrices(without, at(400), 0)).size).toBe(0);
    expect(earlierPrices(continuedPrices(stood, at(400), 0)).get('water')).toBe(500_00);
  });
});
