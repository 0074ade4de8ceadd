import { expect, test } from 'vitest';
import { runThreads } from './run/run-threads.ts';
import { REACHED_WITH_FLEET } from './world/reached.ts';

const SALES = 2_000;
const LIMIT_MS = 600_000;

test(
  `${SALES} sales while a fleet gives commands at any moment: no sale is touched, and who has begun is served`,
  { timeout: LIMIT_MS },
  async () => {
    const { reached, failures } = await runThreads({ kind: 'fleet', fromSeed: 1, sales: SALES, workers: 1 });
    expect(failures, 'replay one with: npm run simulate -- sales --kind fleet --seed N').toEqual([]);
    for (const what of REACHED_WITH_FLEET) expect(reached[what], what).toBeGreaterThan(SALES / 20);
    expect(reached.delivered).toBeGreaterThan(SALES / 5);
    expect(reached['notes-stacked']).toBeGreaterThan(SALES / 20);
  },
);
