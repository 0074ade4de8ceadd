import { defineConfig } from '@playwright/test';

/**
 * The tag of a test that spends most of its time on a limit of the product, such as the 20 seconds between two pings.
 * Meanwhile it needs next to nothing of the computer, so that such tests have workers of their own.
 */
const WAITS = /@waits/;
/** Files whose one test takes a minute or more: begun where their names stand, they would go on after all others. */
const LONG = ['**/setup-wizard.e2e.ts', '**/service-every-door.e2e.ts', '**/samples-layouts.e2e.ts'];
/**
 * Tests at a time. Two cores are enough for them: more than half of its time a test waits for a countdown, a poll or a
 * window.
 */
const WORKERS = 7;
/**
 * Tests with a window need most of the processor's time. With seven of them, simulated devices on the same two cores
 * answered too late now and then. They take over the workers of the other projects, which end sooner.
 */
const WINDOW_WORKERS = 5;
/** One after the other they would take longer than all other tests. */
const WAITING_WORKERS = 2;
/** A kiosk without a window needs a third of the computer's time, and its tests wait just as long. */
const WINDOWLESS_WORKERS = 2;
/** One after the other they end before the rest. */
const LONG_WORKERS = 1;

export default defineConfig({
  testDir: '.',
  globalSetup: './global-setup.ts',
  // Node runs the sources as they are: translating them by Babel took the first ten seconds of a run on one core.
  build: { external: ['**/*'] },
  // The projects begin in this order.
  projects: [
    { name: 'waits', testMatch: '*.e2e.ts', grep: WAITS, workers: WAITING_WORKERS },
    {
      name: 'windowless',
      testDir: 'windowless',
      testMatch: '*.e2e.ts',
      grepInvert: WAITS,
      workers: WINDOWLESS_WORKERS,
    },
    { name: 'long', testMatch: LONG, workers: LONG_WORKERS },
    {
      name: 'works',
      testMatch: '*.e2e.ts',
      testIgnore: ['**/windowless/**', ...LONG],
      grepInvert: WAITS,
      workers: WINDOW_WORKERS,
    },
  ],
  // A second try would hide a race.
  retries: 0,
  workers: WORKERS,
  // Every test has its own bank, relay and data: nothing is shared within a file either.
  fullyParallel: true,
  // A busy computer is no failure: how fast things are is measured by the benchmarks.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  use: { trace: 'off', screenshot: 'off', video: 'off' },
});
