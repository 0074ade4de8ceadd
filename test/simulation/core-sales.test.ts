import { expect, test } from 'vitest';
import { runThreads } from './run/run-threads.ts';
import {
  REACHED_AT_SERVICES,
  REACHED_IN_MENU,
  REACHED_ON_SLOW_DISK,
  REACHED_ON_THE_WIRE,
  REACHED_WHERE_HELD_BACK,
  REACHED_WITH_BASKETS,
  REACHED_WITH_FLEET,
} from './world/reached.ts';

const SALES = 20_000;
const LIMIT_MS = 900_000;

test(
  `${SALES} sales of the pure core: no tenge is lost or invented, no product comes out twice`,
  { timeout: LIMIT_MS },
  async () => {
    // A thread of its own has the modules as they are, which takes a fifth less time than those that the runner changes.
    const { reached, failures } = await runThreads({ kind: 'core', fromSeed: 1, sales: SALES, workers: 1 });
    expect(failures, 'replay one with: npm run simulate -- sales --seed N').toEqual([]);
    // A simulation that never gets anywhere proves nothing.
    const elsewhere = new Set<string>([
      ...REACHED_ON_SLOW_DISK,
      ...REACHED_ON_THE_WIRE,
      ...REACHED_WHERE_HELD_BACK,
      ...REACHED_WITH_BASKETS,
      ...REACHED_IN_MENU,
      ...REACHED_WITH_FLEET,
      ...REACHED_AT_SERVICES,
    ]);
    for (const [what, count] of Object.entries(reached))
      if (!elsewhere.has(what)) expect(count, `${what} of ${JSON.stringify(reached)}`).toBeGreaterThan(9);
    expect(reached.delivered).toBeGreaterThan(SALES / 4);
    expect(reached['refunded-direct']).toBeGreaterThan(SALES / 100);
    expect(reached.owed).toBeGreaterThan(SALES / 20);
    expect(reached['notes-stacked']).toBeGreaterThan(SALES / 10);
    expect(reached['delivered-for-notes']).toBeGreaterThan(SALES / 50);
  },
);
