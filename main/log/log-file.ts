import { existsSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';

/** What became of a file that could not be used. */
export interface Damage {
  readonly keptAs: string;
  readonly detail: string;
}

/** A file that is no log of ours is set aside, never deleted, and a new one begun. Null: there is no log for now. */
export function openOrReplace<T>(
  file: string,
  open: (file: string) => T,
): { readonly opened: T | null; readonly damage: Damage | null } {
  try {
    return { opened: open(file), damage: null };
  } catch (error) {
    const detail = String(error);
    process.stderr.write(`log.db cannot be opened: ${detail}\n`);
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
    process.stderr.write(`log.db cannot be replaced: ${String(error)}\n`);
    return { opened: null, damage: null };
  }
}

/** What only another file can heal. Not a full disk, a lock or a missing right: those leave the file as it is. */
export function isDamaged(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT)/.test(error.code);
}

/** At the opening a missing table or column says that somebody else made the file. */
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
