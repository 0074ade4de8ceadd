import { existsSync, renameSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';

/** A file that could not be used, and where it is now. */
export interface Damage {
  readonly keptAs: string;
  readonly detail: string;
}

/**
 * Opens the log. A file that is not a log of this application is set aside, never deleted, and a new one begun. Null if
 * there is no log for now.
 */
export function openOrReplace<T>(
  file: string,
  open: (file: string) => T,
): { readonly opened: T | null; readonly damage: Damage | null } {
  try {
    return { opened: open(file), damage: null };
  } catch (error) {
    const detail = String(error);
    process.stderr.write(`${basename(file)} cannot be opened: ${detail}\n`);
    return isForeign(error) ? replace(file, detail, open) : { opened: null, damage: null };
  }
}

/** Sets the file aside and begins a new one. */
export function replace<T>(
  file: string,
  detail: string,
  open: (file: string) => T,
): { readonly opened: T | null; readonly damage: Damage | null } {
  try {
    const keptAs = freeName(file);
    setAside(file, keptAs);
    return { opened: open(file), damage: { keptAs, detail } };
  } catch (error) {
    process.stderr.write(`${basename(file)} cannot be replaced: ${String(error)}\n`);
    return { opened: null, damage: null };
  }
}

/** Whether only a new file helps. A full disk, a lock or a missing permission leaves the file as it is. */
export function isDamaged(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

/** Whether the file is not this application's: on opening, a table or column is missing. */
function isForeign(error: unknown): boolean {
  return isDamaged(error) || (error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR');
}

function freeName(file: string): string {
  let number = 1;
  while (existsSync(`${file}.damaged-${String(number)}`)) number += 1;
  return `${file}.damaged-${String(number)}`;
}

function setAside(file: string, keptAs: string): void {
  renameSync(file, keptAs);
  for (const companion of ['-wal', '-shm']) {
    if (existsSync(file + companion)) renameSync(file + companion, keptAs + companion);
  }
}
