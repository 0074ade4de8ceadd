import { expect, test } from 'vitest';
import { runMany } from './run/run-many.ts';
import { REACHED_IN_MENU } from './world/reached.ts';

const SALES = 1_600;
/** Too rare for so few sales; the command with many seeds comes to them. */
const RARE = new Set(['menu-settings-conflict', 'menu-found-money', 'cut-in-settings']);
const LIMIT_MS = 900_000;

test(
  `${SALES} sales with technicians at the service menu: no tenge is lost or invented, and nothing is sold meanwhile`,
  { timeout: LIMIT_MS },
  async () => {
    const { reached, failures } = await runMany({ kind: 'menu', fromSeed: 1, stride: 1, sales: SALES });
    expect(failures, 'replay one with: npm run simulate -- sales --kind menu --seed N').toEqual([]);
    for (const what of REACHED_IN_MENU) if (!RARE.has(what)) expect(reached[what], what).toBeGreaterThan(4);
    expect(reached.delivered).toBeGreaterThan(SALES / 8);
  },
);
