import { expect, test } from 'vitest';
import { runMany } from './run/run-many.ts';

const SALES = 1_500;
const LIMIT_MS = 900_000;

test(
  `${SALES} sales with a slow disk: no tenge is lost or invented by events during a write`,
  { timeout: LIMIT_MS },
  async () => {
    const { reached, failures } = await runMany({ kind: 'slow-disk', fromSeed: 1, stride: 1, sales: SALES });
    expect(failures, 'replay one with: npm run simulate -- sales --kind slow-disk --seed N').toEqual([]);
    for (const what of ['disk-slow', 'cut-in-slow-append', 'delivered', 'notes-stacked', 'disk-refused-write'] as const)
      expect(reached[what], what).toBeGreaterThan(SALES / 200);
    expect(reached['intent-too-late']).toBeGreaterThan(0);
    expect(reached.delivered).toBeGreaterThan(SALES / 5);
  },
);
