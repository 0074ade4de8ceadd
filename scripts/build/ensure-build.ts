/** Builds the application when its sources have changed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from '../setup/child.mjs';
import type { ElectronRuntime } from '../setup/electron-runtime.ts';
import { withLock } from '../setup/lock.mjs';
import { setupLock } from '../setup/packages.mjs';
import { step } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';
import { hasKeptCode, keepCode } from './keep-code.ts';
import { hashSources } from './sources.ts';

const DIST = join(ROOT, 'dist');
const OUT = join(ROOT, 'out');
/** The hash of the sources, written into the build before it is put in place. */
const STAMP = '.sauda-build.json';
const TEMPORARY = 'build-';

function stampOf(hash: string): string {
  return JSON.stringify({ sources: hash });
}

function isFresh(wanted: string): boolean {
  const stamp = join(DIST, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** Builds the application if its sources have changed since the last build, and compiles it for the runtime. */
export async function ensureBuild(runtime: ElectronRuntime): Promise<void> {
  const wanted = stampOf(hashSources(ROOT));
  if (isFresh(wanted) && hasKeptCode(DIST, runtime, wanted)) return;
  await withLock(setupLock(ROOT), async () => {
    const build = await buildIfStale();
    if (!hasKeptCode(DIST, runtime, build)) await step('Compiling', () => keepCode(DIST, runtime, build));
  });
}

/** Answers with the stamp of the build that is there afterwards. */
async function buildIfStale(): Promise<string> {
  // Taken before the build, so that a source that changes meanwhile is built by the next run.
  const stamp = stampOf(hashSources(ROOT));
  if (isFresh(stamp)) return stamp;
  mkdirSync(OUT, { recursive: true });
  for (const name of readdirSync(OUT)) {
    if (name.startsWith(TEMPORARY)) rmSync(join(OUT, name), { recursive: true, force: true });
  }
  const fresh = join(OUT, `${TEMPORARY}${process.pid}`);
  const old = `${fresh}-old`;
  await step('Building', () =>
    runQuietly(
      toolNode(ROOT),
      [join(ROOT, 'scripts', 'build', 'build.ts'), fresh],
      'The messages above say what does not build.',
      { cwd: ROOT },
    ),
  );
  writeFileSync(join(fresh, STAMP), stamp);
  if (existsSync(DIST)) renameSync(DIST, old);
  renameSync(fresh, DIST);
  rmSync(old, { recursive: true, force: true });
  return stamp;
}
