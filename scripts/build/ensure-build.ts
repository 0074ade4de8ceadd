/** Builds the application when its sources have changed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from '../setup/child.mjs';
import { withLock } from '../setup/lock.mjs';
import { setupLock } from '../setup/packages.mjs';
import { step } from '../setup/progress.mjs';
import { ROOT } from '../setup/project.ts';
import { toolNode } from '../setup/tool-node.mjs';
import { hashSources } from './sources.ts';

const DIST = join(ROOT, 'dist');
const OUT = join(ROOT, 'out');
/** The hash of the sources, written into the build before it is put in place. */
const STAMP = '.sauda-build.json';
const TEMPORARY = 'build-';

function stampOf(hash: string): string {
  return JSON.stringify({ sources: hash });
}

function isFresh(): boolean {
  const stamp = join(DIST, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf(hashSources(ROOT));
}

/** Builds the application if its sources have changed since the last build. */
export async function ensureBuild(): Promise<void> {
  if (!isFresh()) await withLock(setupLock(ROOT), buildIfStale);
}

async function buildIfStale(): Promise<void> {
  if (isFresh()) return;
  mkdirSync(OUT, { recursive: true });
  for (const name of readdirSync(OUT)) {
    if (name.startsWith(TEMPORARY)) rmSync(join(OUT, name), { recursive: true, force: true });
  }
  const fresh = join(OUT, `${TEMPORARY}${process.pid}`);
  const old = `${fresh}-old`;
  // The hash is taken before the build, so that a source that changes meanwhile is built by the next run.
  const hash = hashSources(ROOT);
  await step('Building', () =>
    runQuietly(
      toolNode(ROOT),
      [join(ROOT, 'scripts', 'build', 'build.ts'), fresh],
      'The messages above say what does not build.',
      { cwd: ROOT },
    ),
  );
  writeFileSync(join(fresh, STAMP), stampOf(hash));
  if (existsSync(DIST)) renameSync(DIST, old);
  renameSync(fresh, DIST);
  rmSync(old, { recursive: true, force: true });
}
