import { join } from 'node:path';

/** The files of a journal, all in one directory so that each can be renamed atomically. */
export interface JournalFiles {
  readonly directory: string;
  readonly database: string;
  readonly log: string;
  readonly sharedMemory: string;
  /** The copy of every entry, as text. */
  readonly copy: string;
  /** Locked by every process that uses the journal, see `lockJournal`. */
  readonly lock: string;
  readonly backups: string;
  /** The journal made by a rescue, before it replaces the damaged one. */
  readonly rescued: string;
  /** Exists when a rescue has decided and only the renaming is left. */
  readonly decision: string;
}

/** Paths of the journal's files in a data directory. */
export function journalFiles(dataDirectory: string): JournalFiles {
  const database = join(dataDirectory, 'journal.db');
  return {
    directory: dataDirectory,
    database,
    log: `${database}-wal`,
    sharedMemory: `${database}-shm`,
    copy: join(dataDirectory, 'journal-copy.jsonl'),
    lock: join(dataDirectory, 'journal.lock'),
    backups: join(dataDirectory, 'backups'),
    rescued: `${database}.rescued`,
    decision: join(dataDirectory, 'journal-rescue.json'),
  };
}
