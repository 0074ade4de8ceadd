import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';

/** A database that another process may be writing, opened for reading. */
export interface OpenedForReading {
  readonly database: Database.Database;
  /** Leaves the database's folder as it was. */
  readonly close: () => void;
}

/**
 * Opens a database in WAL mode so that nothing is left behind beside it. SQLite's reader makes `-wal` and `-shm` where
 * they are missing, with its own owner: read by another user while the kiosk is off, they would lock the kiosk out of
 * its own journal. If both exist, the kiosk runs or was killed, and they are used as they are; otherwise no process
 * writes, and a private copy is read. Throws as SQLite does.
 */
export function openForReading(file: string): OpenedForReading {
  if (!isInUse(file)) return openCopy(file);
  try {
    return openInPlace(file);
  } catch (error) {
    // The writer was killed in the middle of a transaction that only a process with more rights could end in place.
    if (error instanceof Database.SqliteError && /^SQLITE_(CANTOPEN|READONLY)/.test(error.code)) return openCopy(file);
    throw error;
  }
}

function isInUse(file: string): boolean {
  return existsSync(`${file}-wal`) && existsSync(`${file}-shm`);
}

function openInPlace(file: string): OpenedForReading {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    // Only a first reading opens what lies beside the file.
    database.pragma('schema_version');
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    database,
    close: () => {
      database.close();
    },
  };
}

/** More often than the kiosk can start during one reading. */
const MOST_COPIES = 3;

function openCopy(file: string, left = MOST_COPIES): OpenedForReading {
  // Otherwise the copy would be an empty database.
  if (!existsSync(file)) throw new Database.SqliteError('unable to open database file', 'SQLITE_CANTOPEN');
  const folder = mkdtempSync(join(tmpdir(), 'sauda-reading-'));
  const forget = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const wasInUse = isInUse(file);
    const before = lastChange(file);
    const copy = join(folder, basename(file));
    for (const ending of ['', '-wal'])
      if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending, constants.COPYFILE_FICLONE);
    if (lastChange(file) !== before || isInUse(file) !== wasInUse) {
      // A kiosk was started meanwhile, and the two files may not belong together.
      forget();
      return left > 0 && !isInUse(file) ? openCopy(file, left - 1) : openInPlace(file);
    }
    const opened = openInPlace(copy);
    return {
      database: opened.database,
      close: () => {
        opened.close();
        forget();
      },
    };
  } catch (error) {
    forget();
    throw asOfSqlite(error);
  }
}

function lastChange(file: string): string {
  return [file, `${file}-wal`]
    .map((name) => statSync(name, { throwIfNoEntry: false }))
    .map((found) => `${String(found?.mtimeMs)} ${String(found?.size)}`)
    .join();
}

/**
 * A missing permission or a full disk for the copy is reported as an SQLite error, as if SQLite had opened the file
 * itself.
 */
function asOfSqlite(error: unknown): unknown {
  if (error instanceof Database.SqliteError || !(error instanceof Error)) return error;
  return new Database.SqliteError(error.message, 'SQLITE_CANTOPEN');
}
