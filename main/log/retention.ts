import type Database from 'better-sqlite3';
import { z } from 'zod';
import { DAY_MS } from '../../app/units.ts';

const MIB = 1_048_576;

/** How much of the log is kept; the limit reached first applies. */
export interface LogLimits {
  /** In the log's own time, see `runs.ts`. */
  readonly maxAgeMs: number;
  /** On disk, including the write-ahead log. */
  readonly maxBytes: number;
  readonly maxRows: number;
}

/** Enough for three months of a busy kiosk, and small enough for a cheap disk. */
export const LOG_LIMITS: LogLimits = { maxAgeMs: 90 * DAY_MS, maxBytes: 64 * MIB, maxRows: 500_000 };

/** Deleting this many lines takes a fraction of a millisecond. */
const BATCH_ROWS = 50;
/** One step frees more than can be written until the next one (`UPKEEP_BYTES`), even if the old lines are tiny. */
const BATCHES_PER_STEP = 48;
/** The part of `maxBytes` for the file itself; the rest is for the write-ahead log. */
const FILE_SHARE = 7 / 8;
/** The part of `maxBytes` at which the write-ahead log is moved into the file. */
const WAL_SHARE = 1 / 16;

/** The size in bytes at which a write has to move the write-ahead log into the file. */
export function maxWalBytes({ maxBytes }: LogLimits): number {
  return Math.floor(maxBytes * WAL_SHARE);
}

/** Deletes what exceeds the limits, the oldest first, one step at a time. */
export interface Retention {
  /** Does one step at the given time of the log; returns whether more remains. */
  step(livedMs: number): boolean;
}

const count = z.number().int();
const spanSchema = z.object({ first: count.nullable(), last: count.nullable() });

/**
 * Creates the retention of a log. The newest line always stays, so that line numbers are never reused.
 *
 * Freed pages are reused for new lines (no `auto_vacuum`, no `VACUUM`): the file grows to its limit and stays there,
 * and no write waits for pages to be moved. Deleted content is overwritten with zeros (`secure_delete`).
 */
export function retentionOf(database: Database.Database, limits: LogLimits): Retention {
  const span = database.prepare('SELECT (SELECT min(id) FROM log) AS first, (SELECT max(id) FROM log) AS last');
  const removeUntil = database.prepare('DELETE FROM log WHERE id <= :until AND id < (SELECT max(id) FROM log)');
  const expiredUntil = database
    .prepare(
      `SELECT max(id) FROM (SELECT id, run, mono_ms FROM log ORDER BY id LIMIT ${String(BATCH_ROWS)}) AS oldest
       JOIN runs USING (run) WHERE runs.lived_ms + coalesce(oldest.mono_ms - runs.mono_ms, 0) < :before`,
    )
    .pluck();
  const forgetRuns = database.prepare('DELETE FROM runs WHERE run < (SELECT run FROM log ORDER BY id LIMIT 1)');
  const pragma = (name: string): number => count.parse(database.pragma(name, { simple: true }));
  const pageBytes = pragma('page_size');
  const usedBytes = (): number => (pragma('page_count') - pragma('freelist_count')) * pageBytes;

  /** The last line of the next batch to delete, or null. */
  const nextEnd = (livedMs: number): number | null => {
    const { first, last } = spanSchema.parse(span.get());
    if (first === null || last === null || first === last) return null;
    const expired = count.nullable().parse(expiredUntil.get({ before: livedMs - limits.maxAgeMs }));
    if (expired !== null) return expired === last ? last - 1 : expired;
    const isOver = last - first + 1 > limits.maxRows || usedBytes() > limits.maxBytes * FILE_SHARE;
    if (!isOver) return null;
    const surplus = last - first + 1 - limits.maxRows;
    return first - 1 + (surplus > 0 ? Math.min(surplus, BATCH_ROWS) : BATCH_ROWS);
  };

  return {
    step(livedMs): boolean {
      for (let batch = 0; batch < BATCHES_PER_STEP; batch += 1) {
        const until = nextEnd(livedMs);
        if (until === null || removeUntil.run({ until }).changes === 0) {
          if (batch > 0) forgetRuns.run();
          return false;
        }
      }
      return true;
    },
  };
}
