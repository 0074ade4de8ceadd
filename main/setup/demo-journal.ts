import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import { makeFolders } from '../files/make-folders.ts';
import { syncFolder } from '../files/sync.ts';
import { writeSynced } from '../files/write-durably.ts';
import { journalFiles } from '../journal/journal-files.ts';
import type { RunKind } from './setup-run.ts';

const OWNER_ONLY = 0o700;
const STAMP = /^\d{1,15}$/;
const CONFIG = '.yaml';

function markIn(dataDirectory: string): string {
  return join(dataDirectory, 'journal-of-demo');
}

/** Whether the journal is one that a demonstration began. */
export function isJournalOfDemo(dataDirectory: string): boolean {
  return existsSync(markIn(dataDirectory));
}

/**
 * A demonstration, which is a machine without a configuration or without `payment` in it, marks the journal that it
 * begins. A machine with a way to pay, or one that is being set up, puts a marked one aside: its debts are nobody's money,
 * and the bank must not be asked about its purchases. Before the journal is opened. Throws file system errors.
 */
export function keepDemoApart(
  dataDirectory: string,
  kind: Pick<RunKind, 'configFile'> & Partial<Pick<RunKind, 'setup'>>,
  wallMs: number,
): void {
  const isMarked = isJournalOfDemo(dataDirectory);
  const isNew = !existsSync(journalFiles(dataDirectory).database);
  // The configuration is read early only where it decides: at a machine's first start, and after a demonstration.
  if (!isMarked && !isNew) return;
  if (!isDemonstration(kind)) {
    if (isMarked) putAside(dataDirectory, markIn(dataDirectory));
    return;
  }
  if (!isMarked) markAsDemo(dataDirectory, wallMs);
}

/** From now on the journal is a demonstration's. Throws file system errors. */
export function markAsDemo(dataDirectory: string, wallMs: number): void {
  writeSynced(markIn(dataDirectory), String(wallMs), 'wx');
  syncFolder(dataDirectory);
}

/** A configuration with an error is none: its machine does not sell. */
function isDemonstration({ configFile, setup = null }: Parameters<typeof keepDemoApart>[1]): boolean {
  if (setup !== null) return false;
  if (configFile === null) return true;
  const loaded = loadConfig(configFile);
  return loaded.ok && loaded.value.payment === undefined;
}

/** The journal goes after its other files and the mark last: where the disk refuses one of them, the next start tries again. */
function putAside(dataDirectory: string, mark: string): void {
  const { database, log, sharedMemory, copy, backups, rescued, decision } = journalFiles(dataDirectory);
  const stamp = readFileSync(mark, 'utf8');
  const aside = join(dataDirectory, `demo-journal-${STAMP.test(stamp) ? stamp : '0'}`);
  makeFolders(aside, OWNER_ONLY);
  const past = join(dataDirectory, 'past-sales.db');
  const others = [copy, decision, rescued, `${past}-wal`, `${past}-shm`, past, log, sharedMemory];
  putBackupsAside(backups, join(aside, basename(backups)));
  for (const file of [...others, database, mark]) {
    if (existsSync(file)) renameSync(file, join(aside, basename(file)));
  }
  syncFolder(aside);
  syncFolder(dataDirectory);
}

/** The versions of a configuration that lies in the data directory are in the same folder, and stay. */
function putBackupsAside(backups: string, aside: string): void {
  const names = existsSync(backups) ? readdirSync(backups) : [];
  const ofJournal = names.filter((name) => extname(name) !== CONFIG);
  if (ofJournal.length > 0) makeFolders(aside, OWNER_ONLY);
  for (const name of ofJournal) renameSync(join(backups, name), join(aside, name));
  if (ofJournal.length > 0) syncFolder(aside);
  if (ofJournal.length === names.length) rmSync(backups, { recursive: true, force: true });
}
