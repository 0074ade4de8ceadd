import { expect, test } from 'vitest';
import { runThreads } from './run/run-threads.ts';
import { ASKED_OF_EACH, REACHED_AT_SERVICES } from './world/reached.ts';

/** Sales that ask each service for a payment. */
const SALES_OF_EACH = 20_000;
const LIMIT_MS = 900_000;

test(
  `${SALES_OF_EACH} sales at each payment service: no tenge is lost or invented, and nothing is asked of the wrong one`,
  { timeout: LIMIT_MS },
  async () => {
    // A thread of its own has the modules as they are, which takes a fifth less time than those that the runner changes.
    const order = { kind: 'services', fromSeed: 1, workers: 1 } as const;
    const { reached, failures } = await runThreads({ ...order, sales: SALES_OF_EACH, ofEach: ASKED_OF_EACH });
    expect(failures, 'replay one with: npm run simulate -- sales --kind services --seed N').toEqual([]);
    for (const what of REACHED_AT_SERVICES) expect(reached[what], what).toBeGreaterThan(9);
    expect(reached.delivered).toBeGreaterThan(SALES_OF_EACH);
    expect(reached['notes-stacked']).toBeGreaterThan(SALES_OF_EACH / 5);
  },
);
