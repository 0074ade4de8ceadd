import Database from 'better-sqlite3';
import { z } from 'zod';
import type { LogEvent, LogLevel } from '../../app/log/events.ts';
import type { Now } from '../../app/ports/clock.ts';
import { migrateLog } from './log-schema.ts';
import { maxWalBytes, retentionOf, type LogLimits, type Retention } from './retention.ts';
import { beginRun, type Run } from './runs.ts';
import { scrubber, type Scrubber } from './scrub.ts';

/** SQLite's synchronous=NORMAL, as `PRAGMA synchronous` reads it back. */
const SYNCHRONOUS_NORMAL = 1;
/** Another process may hold the file briefly while it is opened; writing a line never waits. */
const OPEN_TIMEOUT_MS = 500;
const WRITE_TIMEOUT_MS = 10;

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
  /** Removes known secrets from facts, see `Redactor`. */
  readonly clean: (facts: string) => string;
}

/** Opens or creates the log and begins a run in it. Throws if it cannot be written. */
export function openTable(file: string, { now, limits, clean }: Opening): LogTable {
  const database = new Database(file, { timeout: OPEN_TIMEOUT_MS });
  try {
    configure(database, limits);
    const run = prepareRun(database, now);
    const insert = prepareInsert(database);
    database.pragma(`busy_timeout = ${String(WRITE_TIMEOUT_MS)}`);
    return {
      run,
      append({ wallMs, monoMs, level, event, facts }): void {
        insert.run(run.number, Math.round(wallMs), Math.round(monoMs), level, event, facts);
      },
      retention: retentionOf(database, limits),
      scrubber: scrubber(database, clean),
      checkpoint: (how) => checkpoint(database, how),
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

function checkpoint(database: Database.Database, how: 'gently' | 'empty'): boolean {
  const answer = database.pragma(`wal_checkpoint(${how === 'empty' ? 'TRUNCATE' : 'PASSIVE'})`);
  return checkpointSchema.parse(answer)[0].busy === 0;
}
