import { expect, test } from 'vitest';
import { runThreads } from './run/run-threads.ts';

const SALES = 1_500;
const LIMIT_MS = 900_000;

test(
  `${SALES} sales with a slow disk: no tenge is lost or invented by events during a write`,
  { timeout: LIMIT_MS },
  async () => {
    // A thread of its own has the modules as they are, which takes a fifth less time than those that the runner changes.
    const { reached, failures } = await runThreads({ kind: 'slow-disk', fromSeed: 1, sales: SALES, workers: 1 });
    expect(failures, 'replay one with: npm run simulate -- sales --kind slow-disk --seed N').toEqual([]);
    for (const what of ['disk-slow', 'cut-in-slow-append', 'delivered', 'notes-stacked', 'disk-refused-write'] as const)
      expect(reached[what], what).toBeGreaterThan(SALES / 200);
    expect(reached['intent-too-late']).toBeGreaterThan(0);
    expect(reached.delivered).toBeGreaterThan(SALES / 5);
  },
);
