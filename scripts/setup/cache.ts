import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The cache of downloads and builds, outside the repository so that it survives `npm ci` and serves other clones. */
export function cacheFolder(): string {
  const base = filled(process.env['XDG_CACHE_HOME']) ?? join(homedir(), '.cache');
  const folder = join(base, 'sauda');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Makes a temporary folder on the cache's disk, so that a rename can put the result in place. */
export function temporaryFolder(): string {
  return mkdtempSync(join(cacheFolder(), 'tmp-'));
}

/** Removes the temporary folders of interrupted runs. The caller must hold the cache's lock. */
export function removeLeftovers(): void {
  for (const name of readdirSync(cacheFolder())) {
    if (name.startsWith('tmp-')) rmSync(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

/** Path of the lock file that guards the cache. */
export function cacheLock(): string {
  return join(cacheFolder(), 'lock');
}

/** The value of an environment variable; undefined if it is unset or empty. */
export function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
