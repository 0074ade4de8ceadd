import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** What is expensive to get is kept outside the repository, so that other clones and `npm ci` do not need it again. */
export function cacheFolder(): string {
  const base = filled(process.env['XDG_CACHE_HOME']) ?? join(homedir(), '.cache');
  const folder = join(base, 'sauda');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** A folder to prepare something in, on the cache's own disk so that a rename can put the result in place. */
export function temporaryFolder(): string {
  return mkdtempSync(join(cacheFolder(), 'tmp-'));
}

/** Removes what runs that were killed half-way left behind. Only under the cache's lock. */
export function removeLeftovers(): void {
  for (const name of readdirSync(cacheFolder())) {
    if (name.startsWith('tmp-')) rmSync(join(cacheFolder(), name), { recursive: true, force: true });
  }
}

export function cacheLock(): string {
  return join(cacheFolder(), 'lock');
}

/** A variable that is set to nothing counts as not set. */
export function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}
