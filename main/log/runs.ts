import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Now } from '../../app/ports/clock.ts';
import { HOUR_MS } from '../../app/units.ts';

/** The longest pause that counts: a weekend. A longer one cannot be distinguished from a clock that has jumped. */
const LONGEST_PAUSE_MS = 72 * HOUR_MS;
/**
 * A pause counts at most this many times the length of the run before it: enough for a kiosk that is on for six hours a
 * day.
 */
const PAUSE_PER_RUN = 3;

/**
 * One start of the application, and the log's own time in it. The age of a line must not depend on the wall clock,
 * which jumps by years when the machine's clock battery is empty and the network returns: a jump would delete the log
 * just when it is needed. So the log counts the time for which the kiosk ran, by the monotonic clock, and adds pauses
 * between runs as far as they are plausible. Whatever the wall clock does, this time passes at most `1 + PAUSE_PER_RUN`
 * times as fast as the kiosk has run.
 */
export interface Run {
  readonly number: number;
  /** The log's own time in milliseconds. */
  livedMs(monoMs: number): number;
}

const number = z.number();
const lastSchema = z.object({ run: number, lived_ms: number, wall_ms: number, ran_ms: number });

/** Begins the next run in a log of the current version. */
export function beginRun(database: Database.Database, now: Now): Run {
  const row = database
    .prepare(
      `SELECT runs.run, runs.lived_ms, coalesce(last.wall_ms, runs.wall_ms) AS wall_ms, coalesce(last.mono_ms - runs.mono_ms, 0) AS ran_ms
       FROM runs LEFT JOIN (SELECT run, wall_ms, mono_ms FROM log ORDER BY id DESC LIMIT 1) AS last ON last.run = runs.run
       ORDER BY runs.run DESC LIMIT 1`,
    )
    .get();
  const last = row === undefined ? { run: 0, lived_ms: 0, wall_ms: now.wallMs, ran_ms: 0 } : lastSchema.parse(row);
  const pauseMs = Math.max(0, Math.min(now.wallMs - last.wall_ms, LONGEST_PAUSE_MS, PAUSE_PER_RUN * last.ran_ms));
  const startMonoMs = Math.round(now.monoMs);
  const startLivedMs = Math.round(last.lived_ms + last.ran_ms + pauseMs);
  const run = last.run + 1;
  database
    .prepare('INSERT INTO runs (run, wall_ms, mono_ms, lived_ms) VALUES (?, ?, ?, ?)')
    .run(run, Math.round(now.wallMs), startMonoMs, startLivedMs);
  return { number: run, livedMs: (monoMs) => startLivedMs + Math.round(monoMs) - startMonoMs };
}
