import Database from 'better-sqlite3';
import type { ExportFailure, WrittenFile } from '../../app/export/outcome.ts';
import { err, type Result } from '../../app/result.ts';
import { syncFile } from '../files/sync.ts';
import type { ChainCheck } from '../journal/chain.ts';
import { readingOf, type WholeJournal } from '../ledger/in-journal.ts';
import { targetFailure } from './failure.ts';
import { freeName, partOf, publish, removeQuietly, type TargetFolder } from './new-file.ts';

/** The copy, and what its chain of hashes says. */
export interface CopiedJournal {
  readonly file: WrittenFile;
  /** Null for a journal of the first version. */
  readonly chain: ChainCheck | null;
}

/**
 * Writes a consistent copy of the journal beside a running kiosk, and opens it again before it gets its name: SQLite's own
 * check, every entry, and the chain.
 */
export function copyJournal(reading: WholeJournal, target: TargetFolder): Result<CopiedJournal, ExportFailure> {
  const name = freeName('journal', target);
  if (!name.ok) return name;
  const part = partOf(target, name.value);
  removeQuietly(part);
  try {
    reading.copyInto(part);
    syncFile(part);
    const checked = checkCopy(part, reading.end);
    if (checked === 'damaged') {
      removeQuietly(part);
      return err({ reason: 'not-same', parameters: { file: name.value } });
    }
    const file = publish(target, 'journal', name.value, null);
    return file.ok ? { ok: true, value: { file: file.value, chain: checked } } : file;
  } catch (error) {
    removeQuietly(part);
    return err(targetFailure(error, target.folder, name.value));
  }
}

/** What the chain of the copy says; `damaged` where the copy is no whole journal up to this entry. */
function checkCopy(file: string, end: number): ChainCheck | null | 'damaged' {
  const copy = new Database(file, { readonly: true, fileMustExist: true });
  try {
    if (copy.pragma('integrity_check', { simple: true }) !== 'ok') return 'damaged';
    const reading = readingOf(copy);
    return reading.end < end ? 'damaged' : reading.chain();
  } finally {
    copy.close();
  }
}
