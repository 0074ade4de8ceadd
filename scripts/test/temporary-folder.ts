import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Linux keeps what is there in memory. */
const MEMORY = '/dev/shm';
const PREFIX = 'sauda-tests-';
/** Several times what the tests ever have there at once. */
const ROOM_BYTES = 2_000_000_000;
/** What has to be free before: the room above, and what the tests' own processes need. */
const FREE_BYTES = 6_000_000_000;
/** As of the system's temporary folder: some tests start programs as another user. */
const MODE = 0o1777;

/** Which folder has the room, and whether the computer spares the memory. */
export interface MemoryPlace {
  readonly folder: string;
  readonly freeBytes: number;
}

function hasRoom({ folder, freeBytes }: MemoryPlace): boolean {
  if (freeBytes < FREE_BYTES) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= ROOM_BYTES;
}

/** Containers often mount it so that no program may run there. */
function startsPrograms(folder: string): boolean {
  const program = join(folder, 'program');
  writeFileSync(program, '#!/bin/sh\n', { mode: 0o700 });
  try {
    execFileSync(program, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  } finally {
    rmSync(program);
  }
}

/** Removes what runs left that were killed. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(PREFIX) ? name.slice(PREFIX.length).split('-')[0] : undefined;
    if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function makeFolder(place: MemoryPlace): string | null {
  try {
    removeLeftovers(place.folder);
    if (!hasRoom(place)) return null;
    const folder = mkdtempSync(join(place.folder, `${PREFIX}${String(process.pid)}-`));
    chmodSync(folder, MODE);
    if (startsPrograms(folder)) return folder;
    rmSync(folder, { recursive: true });
    return null;
  } catch {
    return null;
  }
}

/**
 * Does the work with a folder for temporary files that is removed afterwards: in memory where that has room and lets
 * programs run, otherwise the system's own. The tests synchronise so many small files that on a disk they would wait for
 * it half of their time.
 */
export async function withTemporaryFolder<T>(
  work: (folder: string) => Promise<T>,
  place: MemoryPlace = { folder: MEMORY, freeBytes: freemem() },
): Promise<T> {
  const folder = makeFolder(place);
  try {
    return await work(folder ?? tmpdir());
  } finally {
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }
}
