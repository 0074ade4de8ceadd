import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const FOLDERS = ['unit', 'scenarios', 'simulation', 'contract'];
const SIMULATION = 'test/simulation/**/*.test.ts';

/** What changes modules, timers or the process itself for every other file in the same process. */
const CHANGES_ITS_PROCESS =
  /\bvi\.(mock|doMock|useFakeTimers|setSystemTime|stubEnv|stubGlobal)\(|\bprocess\.(chdir|umask)\(|\bprocess\.env\[[^\]]+\]\s*=[^=]/;

/** Pages need the transformation of Vite, which Node has not. */
const DRAWS_PAGES = /from '[^']+\.tsx'/;

function testFiles(folder: string): readonly string[] {
  const names = readdirSync(join(import.meta.dirname, 'test', folder), { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `test/${folder}/${name.replaceAll('\\', '/')}`);
}

function filesWith(...patterns: readonly RegExp[]): string[] {
  return FOLDERS.flatMap(testFiles).filter((file) => {
    const text = readFileSync(join(import.meta.dirname, file), 'utf8');
    return patterns.some((pattern) => pattern.test(text));
  });
}

const alone = filesWith(CHANGES_ITS_PROCESS, DRAWS_PAGES);

/**
 * Most files share their processes: starting one for each takes as long as the tests in it. The projects run in the order
 * of their names, so that the long files of the simulation do not come last.
 */
export default defineConfig({
  test: {
    // Two of four wait at any time: for a disk, a child process, or a pseudo-terminal.
    maxWorkers: 4,
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
          // The code as Node runs it: no time for transforming it, and none for the runner's way to each import.
          experimental: { viteModuleRunner: false, nodeLoader: false },
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
