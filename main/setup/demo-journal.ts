import { existsSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeFolders } from '../files/make-folders.ts';
import { syncFolder } from '../files/sync.ts';
import { writeSynced } from '../files/write-durably.ts';
import { journalFiles } from '../journal/journal-files.ts';
import type { RunKind } from './setup-run.ts';

const OWNER_ONLY = 0o700;
const STAMP = /^\d{1,15}$/;

/**
 * A demonstration without a configuration marks the journal that it begins; a machine with a configuration, or one that is
 * being set up, puts a marked one aside. Its debts are nobody's money, and the bank must not be asked about its purchases.
 * Before the journal is opened. Throws file system errors.
 */
export function keepDemoApart(
  dataDirectory: string,
  { configFile }: Pick<RunKind, 'configFile'>,
  wallMs: number,
): void {
  const mark = join(dataDirectory, 'journal-of-demo');
  if (configFile !== null) {
    if (existsSync(mark)) putAside(dataDirectory, mark);
    return;
  }
  if (existsSync(mark) || existsSync(journalFiles(dataDirectory).database)) return;
  writeSynced(mark, String(wallMs), 'wx');
  syncFolder(dataDirectory);
}

/** The journal goes after its other files and the mark last: where the disk refuses one of them, the next start tries again. */
function putAside(dataDirectory: string, mark: string): void {
  const { database, log, sharedMemory, copy, backups, rescued, decision } = journalFiles(dataDirectory);
  const stamp = readFileSync(mark, 'utf8');
  const aside = join(dataDirectory, `demo-journal-${STAMP.test(stamp) ? stamp : '0'}`);
  makeFolders(aside, OWNER_ONLY);
  const past = join(dataDirectory, 'past-sales.db');
  const others = [backups, copy, decision, rescued, `${past}-wal`, `${past}-shm`, past, log, sharedMemory];
  for (const file of [...others, database, mark]) {
    if (existsSync(file)) renameSync(file, join(aside, basename(file)));
  }
  syncFolder(aside);
  syncFolder(dataDirectory);
}
