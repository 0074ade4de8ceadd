import { join } from 'node:path';

/** The files of a journal, all in one directory so that each can be given its name at once. */
export interface JournalFiles {
  readonly directory: string;
  readonly database: string;
  readonly log: string;
  readonly sharedMemory: string;
  /** Every entry once more, as text. */
  readonly copy: string;
  /** Held by whoever uses the journal, see `lockJournal`. */
  readonly lock: string;
  readonly backups: string;
  /** A journal that a rescue has made and that has not taken its place yet. */
  readonly rescued: string;
  /** Says that a rescue has decided and only names are left to be changed. */
  readonly decision: string;
}

/** Where the journal of a data directory lies. */
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
