/** Compiles what every start loads, once with the build instead of at each start. */
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEPT } from '../../main/kept-code/script.ts';
import { runQuietly } from '../setup/child.mjs';
import type { ElectronRuntime } from '../setup/electron-runtime.ts';
import { START_STEPS } from './start-steps.ts';

const PROGRAM = join(import.meta.dirname, 'keep-code-process.cjs');
/** Which runtime has compiled which build. */
const STAMP = '.sauda-kept.json';
/** The steps of a start, the line of its devices, and the threads that it waits for. */
const LOADED = new RegExp(
  `^(main-(${[...Object.keys(START_STEPS), 'serialport'].join('|')})|(journal|log)-thread-code)-.*\\.cjs$`,
);

function stampOf({ executable, version }: ElectronRuntime, build: string): string {
  const { size, mtimeMs } = statSync(executable);
  return JSON.stringify({ build, executable, version, size, mtimeMs });
}

/** Whether the code that is kept in a build is of this runtime. */
export function hasKeptCode(dist: string, runtime: ElectronRuntime, build: string): boolean {
  const stamp = join(dist, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(runtime, build);
}

/** Compiles with the runtime that will load the code. `build` names what was built. */
export async function keepCode(dist: string, runtime: ElectronRuntime, build: string): Promise<void> {
  const folder = join(dist, 'main');
  const files = readdirSync(folder);
  for (const name of files) if (name.endsWith(KEPT)) rmSync(join(folder, name));
  const names = files.filter((name) => LOADED.test(name));
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  // It runs nothing but this build's own code, also where the system gives no sandbox to an ordinary user.
  const sandbox = process.platform === 'linux' ? ['--no-sandbox'] : [];
  const display = process.platform === 'linux' ? ['--ozone-platform=headless', '--log-level=3'] : [];
  await runQuietly(runtime.executable, [...sandbox, ...display, PROGRAM], 'Electron could not compile the build.', {
    env: { ...env, SAUDA_KEEP_CODE: JSON.stringify({ folder, names }) },
  });
  writeFileSync(join(dist, STAMP), stampOf(runtime, build));
}
