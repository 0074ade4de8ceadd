import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const FOLDERS = ['unit', 'scenarios', 'simulation', 'contract'];
const SIMULATION = 'test/simulation/**/*.test.ts';

/** What changes modules, timers or the process itself for every other file in the same process. */
const CHANGES_ITS_PROCESS =
  /\bvi\.(mock|doMock|useFakeTimers|setSystemTime|stubEnv|stubGlobal)\(|\bprocess\.(chdir|umask)\(|\bprocess\.env\[[^\]]+\]\s*=[^=]/;

function testFiles(folder: string): readonly string[] {
  const names = readdirSync(join(import.meta.dirname, 'test', folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${folder}/${name.replaceAll('\\', '/')}`);
}

const alone = FOLDERS.flatMap(testFiles).filter((file) =>
  CHANGES_ITS_PROCESS.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
);

/**
 * Most files share two processes: starting one for each takes as long as the tests in it. The projects run in the order
 * of their names, so that the long files of the simulation do not come last.
 */
export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'simulation', include: [SIMULATION], exclude: alone } },
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/{unit,scenarios,contract}/**/*.test.ts'],
          exclude: alone,
          isolate: false,
        },
      },
    ],
    // Against hanging only: a busy computer is no failure.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // A second of its own otherwise, which a shell or a pseudo-terminal on a busy computer may take.
    expect: { poll: { timeout: 120_000 } },
  },
});
