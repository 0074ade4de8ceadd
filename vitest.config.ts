import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,scenarios,simulation,contract}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
