import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** Whose tests wait longest, for a limit of a minute or for several kiosks in turn: begun last, they would end alone. */
const LONG = [
  'random-kills',
  'partly-dispensed',
  'refund-not-dispensed',
  'cash-faults-long',
  'certificate-renewal',
].map((name) => `${name}.e2e.ts`);
for (const name of LONG) {
  if (!existsSync(join(import.meta.dirname, name))) throw new Error(`${name} is not there any more`);
}

export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  // The projects begin in this order.
  projects: [
    { name: 'long', testMatch: LONG.map((name) => `**/${name}`) },
    { name: 'short', testMatch: '*.e2e.ts', testIgnore: LONG.map((name) => `**/${name}`) },
  ],
  // A second try would hide a race.
  retries: 0,
  // Twice as many as there are cores: four fifths of its time a test waits for a countdown, a poll or a window. With
  // seven, simulated devices on the same two cores answered too late now and then.
  workers: 4,
  // Every test has its own bank, relay and data: nothing is shared within a file either.
  fullyParallel: true,
  // A busy computer is no failure: how fast things are is measured by the benchmarks.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});
