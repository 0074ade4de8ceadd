import { existsSync, renameSync } from 'node:fs';
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
  const opened = openOrReplace(file);
  const log: LogStore = {
    write(level: LogLevel, event: LogEvent, facts: LogFacts = {}): void {
      const text = JSON.stringify(redactor.redactFacts(facts));
      const wallMs = clock.wallMs();
      process.stderr.write(`${new Date(wallMs).toISOString()} ${level} ${event} ${text}\n`);
      attempt('written', () => opened.table?.sink(wallMs, level, event, text));
    },
    close(): void {
      opened.table?.database.close();
    },
  };
  if (opened.damaged !== null) log.write('error', 'log-replaced', opened.damaged);
  return log;
}

/** The open file, and a way to write a line into it. */
interface LogTable {
  readonly database: Database.Database;
  readonly sink: Sink;
}

/** A file that is no log of ours is set aside, never deleted, and a new one begun. */
function openOrReplace(file: string): { table: LogTable | null; damaged: { keptAs: string; detail: string } | null } {
  try {
    return { table: openTable(file), damaged: null };
  } catch (error) {
    const detail = String(error);
    process.stderr.write(`log.db cannot be opened: ${detail}\n`);
    if (!isDamage(error)) return { table: null, damaged: null };
    const keptAs = freeName(file);
    const table = attempt('replaced', () => {
      setAside(file, keptAs);
      return openTable(file);
    });
    return { table, damaged: table === null ? null : { keptAs, detail } };
  }
}

/** Not a full disk or a missing right: those leave the file as it is. */
function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(NOTADB|CORRUPT|ERROR)/.test(error.code);
}

function freeName(file: string): string {
  let number = 1;
  while (existsSync(`${file}.damaged-${String(number)}`)) number += 1;
  return `${file}.damaged-${String(number)}`;
}

function setAside(file: string, keptAs: string): void {
  renameSync(file, keptAs);
  for (const companion of ['-wal', '-shm']) {
    if (existsSync(file + companion)) renameSync(file + companion, keptAs + companion);
  }
}

function openTable(file: string): LogTable {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.exec(`CREATE TABLE IF NOT EXISTS log (
      id INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, level TEXT NOT NULL, event TEXT NOT NULL, facts TEXT NOT NULL
    ) STRICT`);
    return { database, sink: databaseSink(database) };
  } catch (error) {
    database.close();
    throw error;
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

function attempt<T>(what: 'written' | 'replaced', act: () => T): T | null {
  try {
    return act();
  } catch (error) {
    process.stderr.write(`log.db cannot be ${what}: ${String(error)}\n`);
    return null;
  }
}
