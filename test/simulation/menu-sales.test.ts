import { expect, test } from 'vitest';
import { runThreads } from './run/run-threads.ts';
import { REACHED_IN_MENU } from './world/reached.ts';

const SALES = 1_600;
/** Too rare for so few sales; the command with many seeds comes to them. */
const RARE = new Set(['menu-settings-conflict', 'menu-found-money', 'menu-wizard-begun', 'cut-in-settings']);
const LIMIT_MS = 900_000;

test(
  `${SALES} sales with technicians at the service menu: no tenge is lost or invented, and nothing is sold meanwhile`,
  { timeout: LIMIT_MS },
  async () => {
    // A thread of its own has the modules as they are, which takes a fifth less time than those that the runner changes.
    const { reached, failures } = await runThreads({ kind: 'menu', fromSeed: 1, sales: SALES, workers: 1 });
    expect(failures, 'replay one with: npm run simulate -- sales --kind menu --seed N').toEqual([]);
    for (const what of REACHED_IN_MENU) if (!RARE.has(what)) expect(reached[what], what).toBeGreaterThan(4);
    expect(reached.delivered).toBeGreaterThan(SALES / 8);
  },
);
