/** Data directories with a history, kept between runs because a million sales take minutes to write. */
import { constants, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SUMMARY_RULE } from '../../../app/journal/replay.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { JOURNAL_VERSION } from '../../../main/journal/migrations.ts';
import { ENTRIES_PER_SUMMARY } from '../../../main/journal/next-summary.ts';
import { writeHistory } from './write-history.ts';

/** Increased with every change of the written history. */
const HISTORY_VERSION = 1;

/** Puts a writable journal with this number of sales into a data directory of its own. */
export function placePast(
  keptIn: string,
  sales: number,
  dataDirectory: string,
  progress: (text: string) => void,
): void {
  const kept = journalFiles(keepPast(keptIn, sales, progress));
  const placed = journalFiles(dataDirectory);
  mkdirSync(dataDirectory, { recursive: true });
  copyFileSync(kept.database, placed.database, constants.COPYFILE_FICLONE);
  copyFileSync(kept.copy, placed.copy, constants.COPYFILE_FICLONE);
}

/** The directory with the read-only journal; the journal is written if there is none of this version. */
export function keepPast(keptIn: string, sales: number, progress: (text: string) => void): string {
  const name = [sales, JOURNAL_VERSION, SUMMARY_RULE, ENTRIES_PER_SUMMARY, HISTORY_VERSION].join('-');
  const kept = join(keptIn, name);
  if (existsSync(kept)) return kept;
  const unfinished = `${kept}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  writeHistory(unfinished, sales, (done) => {
    progress(`history ${done}/${sales}, kept as ${basename(kept)}`);
  });
  renameSync(unfinished, kept);
  return kept;
}
