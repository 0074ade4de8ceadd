import { mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { err, ok, type Result } from '../../app/result.ts';
import { syncFile, syncFolder } from '../files/sync.ts';
import { problem, type Problem } from '../../app/problem.ts';

/** Bytes that an ordinary program can still write on the disk of a folder; null if that is unknown. */
export type FreeBytes = (folder: string) => number | null;

/** Free space on the machine's disk. */
export const freeBytesOfDisk: FreeBytes = (folder) => {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
};

const OWNER_ONLY = 0o700;
const BYTES_PER_MB = 1_048_576;
/** Space reserved for sales, the technical log and the system. */
const RESERVE_BYTES = 64 * BYTES_PER_MB;

/** Space that a migration needs in addition to the journal's copy, as multiples of the journal's size. */
export interface RoomNeeded {
  readonly times: number;
  readonly freeBytes: FreeBytes;
}

/**
 * Copies the journal into `backupsDirectory` and flushes the copy to the disk. The copy gets its name last, so that a
 * file with that name is complete. Without enough space for the copy and the migration nothing is started. Returns the
 * file; throws the errors of the disk and of SQLite.
 */
export function backUp(
  database: Database.Database,
  file: string,
  backupsDirectory: string,
  { times, freeBytes }: RoomNeeded,
): Result<string, Problem> {
  mkdirSync(backupsDirectory, { recursive: true, mode: OWNER_ONLY });
  const needed = sizeOf(database) * (1 + times) + RESERVE_BYTES;
  const free = freeBytes(backupsDirectory);
  if (free !== null && free < needed) {
    return err(
      problem('journal-full', {
        detail: `bringing ${basename(file)} up to date needs ${megabytes(needed)} MB, ${megabytes(free)} MB are free`,
      }),
    );
  }
  const copy = join(backupsDirectory, `${basename(file)}.v${String(versionOf(database))}.${String(Date.now())}`);
  const unfinished = `${copy}.unfinished`;
  try {
    database.prepare('VACUUM INTO ?').run(unfinished);
    syncFile(unfinished);
    renameSync(unfinished, copy);
    syncFolder(backupsDirectory);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  return ok(copy);
}

/** The version of the journal's schema; 0 in an empty file. */
export function versionOf(database: Database.Database): number {
  return wholeNumber.parse(database.pragma('user_version', { simple: true }));
}

const wholeNumber = z.number().int();

function sizeOf(database: Database.Database): number {
  const [pages, bytes] = ['page_count', 'page_size'].map((name) =>
    wholeNumber.parse(database.pragma(name, { simple: true })),
  );
  return (pages ?? 0) * (bytes ?? 0);
}

function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / BYTES_PER_MB));
}
