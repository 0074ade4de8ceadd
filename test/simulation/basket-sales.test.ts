import { expect, test } from 'vitest';
import { runThreads } from './run/run-threads.ts';

const SALES = 10_000;
const LIMIT_MS = 900_000;

test(
  `${SALES} sales with baskets: each piece comes out of its channel, and what did not come out goes back in part`,
  { timeout: LIMIT_MS },
  async () => {
    const { reached, failures } = await runThreads({ kind: 'baskets', fromSeed: 1, sales: SALES, workers: 1 });
    expect(failures, 'replay one with: npm run simulate -- sales --kind baskets --seed N').toEqual([]);
    expect(reached['several-products']).toBeGreaterThan(SALES / 10);
    expect(reached['basket-partly-delivered']).toBeGreaterThan(SALES / 50);
    expect(reached['refunded-direct']).toBeGreaterThan(SALES / 100);
    expect(reached.owed).toBeGreaterThan(SALES / 20);
    expect(reached['delivered-for-notes-and-qr']).toBeGreaterThan(9);
    expect(reached['dispensed-after-restart']).toBeGreaterThan(9);
  },
);
