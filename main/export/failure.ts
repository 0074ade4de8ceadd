import Database from 'better-sqlite3';
import type { ExportFailure } from '../../app/export/outcome.ts';

/** FAT32 reports a full disk for a file above its largest size, too. */
const FULL = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)/;
const NOT_WRITABLE = /^(EACCES|EPERM|EROFS|SQLITE_(READONLY|PERM|CANTOPEN))/;
const NO_FOLDER = /^(ENOENT|ENOTDIR|ENAMETOOLONG|ELOOP)/;

/** An error of the medium as a failure; `file` is what was to be written. */
export function targetFailure(error: unknown, folder: string, file: string): ExportFailure {
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (FULL.test(code)) return { reason: 'full', parameters: { folder, file } };
  if (NOT_WRITABLE.test(code)) return { reason: 'not-writable', parameters: { folder, detail } };
  if (NO_FOLDER.test(code)) return { reason: 'no-target', parameters: { folder } };
  return { reason: 'gone', parameters: { folder, detail } };
}

/** The code of an error of the file system or of SQLite; empty without one. */
function codeOf(error: unknown): string {
  if (error instanceof Database.SqliteError) return error.code;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether it is an error of the file that was being written, and not of the database that was being read. */
export function isOfMedium(error: unknown): boolean {
  return codeOf(error) !== '' && !(error instanceof Database.SqliteError);
}
