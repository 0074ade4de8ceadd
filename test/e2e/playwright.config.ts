import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.e2e.ts',
  globalSetup: './global-setup.ts',
  // A second try would hide a race.
  retries: 0,
  // More than there are cores: most of its time a test waits for a countdown, a poll or a window, and none measures time.
  workers: 4,
  // Every test has its own bank, relay and data: nothing is shared within a file either.
  fullyParallel: true,
  // A busy computer is no failure: how fast things are is measured by the benchmarks.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});
