import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { LOG_LEVELS, type LogFacts, type LogLevel } from '../../app/log/events.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { openForReading, type OpenedForReading } from '../files/open-for-reading.ts';
import { parseFacts } from './facts-text.ts';
import { FIRST_VERSION_WITH_RUNS, logVersion } from './log-schema.ts';

/** Lines read at once; between two pages the kiosk can truncate its write-ahead log. */
const PAGE_LINES = 1_000;

/** Which lines to read. */
export interface LogFilter {
  /** Wall time, inclusive. */
  readonly sinceMs: number | null;
  /** Wall time, exclusive. */
  readonly untilMs: number | null;
  /** The lowest level to include. */
  readonly level: LogLevel;
  /** Null: all. */
  readonly events: readonly string[] | null;
}

/** A line as it is exported. */
export interface LogLine {
  readonly id: number;
  /** The number of the application's start; 0 in lines of the first version, which did not record it. */
  readonly run: number;
  readonly at: string;
  readonly monoMs: number | null;
  readonly level: string;
  readonly event: string;
  /** The text itself if it is not the JSON that the log writes. */
  readonly facts: LogFacts | string;
}

/** The log of a running, stopped or killed kiosk, opened read-only. */
export interface LogReader {
  /** The selected lines in the order of writing, without those written meanwhile. Throws on damage. */
  lines(filter: LogFilter): Generator<LogLine, void>;
  /** The last `count` of them, in the same order. */
  tail(filter: LogFilter, count: number): readonly LogLine[];
  /** The last `count` of them before the line `beforeId`, or of all where it is null; the newest first. */
  older(filter: LogFilter, beforeId: number | null, count: number): readonly LogLine[];
  close(): void;
}

/** Opens `log.db` in a data directory. The error is a sentence. */
export function openLogReader(dataDirectory: string): Result<LogReader, string> {
  const file = join(dataDirectory, 'log.db');
  const missing = whatIsMissing(dataDirectory, file);
  if (missing !== null) return err(missing);
  try {
    const opened = openForReading(file);
    try {
      return ok(readerOf(opened));
    } catch (error) {
      opened.close();
      throw error;
    }
  } catch (error) {
    return err(unreadable(file, error));
  }
}

function whatIsMissing(dataDirectory: string, file: string): string | null {
  const found = statSync(dataDirectory, { throwIfNoEntry: false });
  if (found === undefined)
    return `${dataDirectory} does not exist. Give the directory that the kiosk was started with (--data-dir).`;
  if (!found.isDirectory())
    return `${dataDirectory} is not a directory. Give the data directory itself, not a file in it.`;
  if (!existsSync(file))
    return `${dataDirectory} holds no log.db: is this the kiosk's data directory? A kiosk that was never started has none yet.`;
  return null;
}

/** A sentence with advice about a log that cannot be read. */
export function unreadable(file: string, error: unknown): string {
  const code = error instanceof Database.SqliteError ? error.code : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH)/.test(code)) {
    return `${file} cannot be opened (${detail}). Run this as the user of the kiosk; or copy log.db, log.db-wal and log.db-shm together into a directory that you may write to, and give that one.`;
  }
  if (/^SQLITE_(NOTADB|CORRUPT)/.test(code)) {
    return `${file} is damaged (${detail}). The kiosk sets it aside by itself and begins a new one. Send the file as it is to the developers.`;
  }
  if (code === 'SQLITE_ERROR')
    return `${file} is no technical log of this application, or of a later version (${detail}).`;
  return `${file} cannot be read (${detail}). Try again.`;
}

const rowSchema = z.object({
  id: z.number(),
  run: z.number(),
  wall_ms: z.number(),
  mono_ms: z.number().nullable(),
  level: z.string(),
  event: z.string(),
  facts: z.string(),
});

const WANTED = `wall_ms >= :sinceMs AND wall_ms < :untilMs
  AND (:levels IS NULL OR level IN (SELECT value FROM json_each(:levels)))
  AND (:events IS NULL OR event IN (SELECT value FROM json_each(:events)))`;

function readerOf({ database, close }: OpenedForReading): LogReader {
  const time = logVersion(database) < FIRST_VERSION_WITH_RUNS ? '0 AS run, NULL AS mono_ms' : 'run, mono_ms';
  const columns = `SELECT id, wall_ms, level, event, facts, ${time} FROM log`;
  const page = database.prepare(
    `${columns} WHERE id > :after AND id <= :last AND ${WANTED} ORDER BY id LIMIT ${String(PAGE_LINES)}`,
  );
  const newest = database.prepare(
    `${columns} WHERE (:before IS NULL OR id < :before) AND ${WANTED} ORDER BY id DESC LIMIT :count`,
  );
  const older: LogReader['older'] = (filter, before, count) =>
    newest.all({ ...parameters(filter), before, count }).map(lineOf);
  const end = database.prepare('SELECT max(id) FROM log').pluck();
  return {
    *lines(filter): Generator<LogLine, void> {
      const last = z.number().nullable().parse(end.get()) ?? 0;
      let after = 0;
      for (;;) {
        // Each page is a short transaction: a long one would keep the kiosk from moving its write-ahead log into the
        // file.
        const lines = page.all({ ...parameters(filter), after, last }).map(lineOf);
        yield* lines;
        const reached = lines.at(-1);
        if (reached === undefined || lines.length < PAGE_LINES) return;
        after = reached.id;
      }
    },
    tail: (filter, count) => older(filter, null, count).toReversed(),
    older,
    close,
  };
}

function parameters({ sinceMs, untilMs, level, events }: LogFilter): Readonly<Record<string, number | string | null>> {
  return {
    sinceMs: sinceMs ?? Number.MIN_SAFE_INTEGER,
    untilMs: untilMs ?? Number.MAX_SAFE_INTEGER,
    levels: level === 'info' ? null : JSON.stringify(LOG_LEVELS.slice(LOG_LEVELS.indexOf(level))),
    events: events === null ? null : JSON.stringify(events),
  };
}

function lineOf(row: unknown): LogLine {
  const { id, run, wall_ms: wallMs, mono_ms: monoMs, level, event, facts } = rowSchema.parse(row);
  return { id, run, at: new Date(wallMs).toISOString(), monoMs, level, event, facts: parseFacts(facts) ?? facts };
}
