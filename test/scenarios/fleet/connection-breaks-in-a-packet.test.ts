import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../app/units.ts';
import { measureLosses } from '../../../scripts/fleet/measure/losses.ts';

const folder = mkdtempSync(join(tmpdir(), 'sauda-losses-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

// Only ends what would otherwise never end; what it measures in time is the benchmark's (npm run fleet -- --measure losses).
const LIMIT_MS = MINUTE_MS;

test(
  'sales and debts are in the books once each, though connections break in a packet and the broker goes',
  { timeout: 3 * LIMIT_MS },
  async () => {
    const found = await measureLosses({
      machines: 3,
      folder,
      hasDefaultQueue: true,
      hurry: 50,
      fleetHurry: 20,
      losses: 4,
      apartMs: 0,
      outageSales: 2,
      keeperPausesMs: 0,
      limitMs: LIMIT_MS,
      say: () => undefined,
    });
    expect(found.sales).toBeGreaterThan(3);
    expect(found).toMatchObject({ machines: 3, losses: 4, right: found.sales, twice: 0 });
    expect(found.slowestMs).not.toBeNull();
    expect(found.afterOutageMs).not.toBeNull();
  },
);
