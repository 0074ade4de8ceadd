import Database from 'better-sqlite3';
import { z } from 'zod';
import type { LogEvent, LogLevel } from '../../app/log/events.ts';
import type { Now } from '../../app/ports/clock.ts';
import { migrateLog } from './log-schema.ts';
import { maxWalBytes, retentionOf, type LogLimits, type Retention } from './retention.ts';
import { beginRun, type Run } from './runs.ts';
import { scrubber, type Scrubber } from './scrub.ts';
import { keepPrivate } from '../files/keep-private.ts';
import { keepLittleInMemory } from '../files/little-memory.ts';

/** SQLite's synchronous=NORMAL, as `PRAGMA synchronous` reads it back. */
const SYNCHRONOUS_NORMAL = 1;
/** Readers are not waited for: the log can be emptied later. */
const CHECKPOINT_WAIT_MS = 10;

/** How long a lock of another process is waited for, while the log is opened and at each line. */
export interface LogWaits {
  readonly openMs: number;
  readonly writeMs: number;
}

/** A line, ready to be written. */
export interface LogRow {
  readonly wallMs: number;
  readonly monoMs: number;
  readonly level: LogLevel;
  readonly event: LogEvent;
  /** JSON, already without secrets. */
  readonly facts: string;
}

/** The open file. Every method may throw: a full disk, a lock, damage. */
export interface LogTable {
  readonly run: Run;
  append(row: LogRow): void;
  readonly retention: Retention;
  readonly scrubber: Scrubber;
  /** Moves the write-ahead log into the file; `empty` also truncates it. False while another process reads. */
  checkpoint(how: 'gently' | 'empty'): boolean;
  close(): void;
}

interface Opening {
  readonly now: Now;
  readonly limits: LogLimits;
  readonly waits: LogWaits;
  /** Removes known secrets from facts, see `Redactor`. */
  readonly clean: (facts: string) => string;
}

/** Opens or creates the log and begins a run in it. Throws if it cannot be written. */
export function openTable(file: string, { now, limits, waits, clean }: Opening): LogTable {
  keepPrivate(file);
  const database = new Database(file, { timeout: waits.openMs });
  try {
    keepLittleInMemory(database);
    configure(database, limits);
    const run = prepareRun(database, now);
    const insert = prepareInsert(database);
    database.pragma(`busy_timeout = ${String(waits.writeMs)}`);
    return {
      run,
      append({ wallMs, monoMs, level, event, facts }): void {
        insert.run(run.number, Math.round(wallMs), Math.round(monoMs), level, event, facts);
      },
      retention: retentionOf(database, limits),
      scrubber: scrubber(database, clean),
      checkpoint: (how) => checkpoint(database, how, waits),
      close(): void {
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

function configure(database: Database.Database, limits: LogLimits): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('secure_delete = ON');
  const walBytes = maxWalBytes(limits);
  const pageBytes = z.number().parse(database.pragma('page_size', { simple: true }));
  database.pragma(`wal_autocheckpoint = ${String(Math.max(1, Math.floor(walBytes / pageBytes)))}`);
  database.pragma(`journal_size_limit = ${String(walBytes)}`);
  assertAsWanted(database);
}

/** Checks the journal mode. Without a write-ahead log every line would wait for the disk, and with `FULL` likewise. */
function assertAsWanted(database: Database.Database): void {
  const mode = database.pragma('journal_mode', { simple: true });
  const synchronous = database.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== SYNCHRONOUS_NORMAL) {
    throw new Error(`the log would make sales wait: journal_mode ${String(mode)}, synchronous ${String(synchronous)}`);
  }
}

function prepareRun(database: Database.Database, now: Opening['now']): Run {
  migrateLog(database, () => {
    prepareInsert(database);
  });
  return beginRun(database, now);
}

function prepareInsert(database: Database.Database): Database.Statement {
  return database.prepare('INSERT INTO log (run, wall_ms, mono_ms, level, event, facts) VALUES (?, ?, ?, ?, ?, ?)');
}

const checkpointSchema = z.tuple([z.object({ busy: z.number() })]);

function checkpoint(database: Database.Database, how: 'gently' | 'empty', { writeMs }: LogWaits): boolean {
  database.pragma(`busy_timeout = ${String(CHECKPOINT_WAIT_MS)}`);
  try {
    const answer = database.pragma(`wal_checkpoint(${how === 'empty' ? 'TRUNCATE' : 'PASSIVE'})`);
    return checkpointSchema.parse(answer)[0].busy === 0;
  } finally {
    database.pragma(`busy_timeout = ${String(writeMs)}`);
  }
}
