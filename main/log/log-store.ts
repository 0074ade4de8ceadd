import Database from 'better-sqlite3';
import type { Log, LogFacts, LogLevel, LogEvent } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { Redactor } from './redact.ts';

const MAX_ROWS = 200_000;
const PRUNE_EVERY = 1_000;

/** The technical log, with its file. */
export interface LogStore extends Log {
  close(): void;
}

type Sink = (wallMs: number, level: LogLevel, event: LogEvent, facts: string) => void;

/**
 * Opens `log.db` and mirrors each line to standard error. A log that cannot be written never stops a sale: the line
 * still goes to standard error.
 */
export function openLog(file: string, clock: Clock, redactor: Redactor): LogStore {
  const database = openDatabase(file);
  const sink = database === null ? null : databaseSink(database);
  return {
    write(level: LogLevel, event: LogEvent, facts: LogFacts = {}): void {
      const text = redactor.redact(JSON.stringify(facts));
      const wallMs = clock.wallMs();
      process.stderr.write(`${new Date(wallMs).toISOString()} ${level} ${event} ${text}\n`);
      if (sink !== null) attempt(() => { sink(wallMs, level, event, text); });
    },
    close(): void {
      database?.close();
    },
  };
}

function openDatabase(file: string): Database.Database | null {
  try {
    const database = new Database(file);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.exec(`CREATE TABLE IF NOT EXISTS log (
      id INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, level TEXT NOT NULL, event TEXT NOT NULL, facts TEXT NOT NULL
    ) STRICT`);
    return database;
  } catch (error) {
    process.stderr.write(`log.db cannot be opened: ${String(error)}\n`);
    return null;
  }
}

function databaseSink(database: Database.Database): Sink {
  const insert = database.prepare('INSERT INTO log (wall_ms, level, event, facts) VALUES (?, ?, ?, ?)');
  const prune = database.prepare('DELETE FROM log WHERE id <= (SELECT max(id) FROM log) - ?');
  let written = 0;
  return (wallMs, level, event, facts): void => {
    insert.run(wallMs, level, event, facts);
    written += 1;
    if (written % PRUNE_EVERY === 1) prune.run(MAX_ROWS);
  };
}

function attempt(write: () => void): void {
  try {
    write();
  } catch (error) {
    process.stderr.write(`log.db cannot be written: ${String(error)}\n`);
  }
}
