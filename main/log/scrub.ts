import type Database from 'better-sqlite3';
import { z } from 'zod';

/** Reading and checking this many lines takes about a millisecond. */
const STEP_LINES = 200;

/**
 * Removes secrets from lines that were written before they were known as secrets. For example, the technician mixed up
 * two lines of the configuration, and yesterday's message contains the passphrase.
 */
export interface Scrubber {
  /** Starts again from the newest line, because a new secret is known. */
  begin(): void;
  /** Checks some more lines; returns whether older ones remain, and whether one was changed. */
  step(): { readonly remains: boolean; readonly changed: boolean };
}

const lineSchema = z.object({ id: z.number().int(), facts: z.string() });

/**
 * Creates a scrubber; `clean` removes the secrets from facts. The database overwrites what it frees, so nothing remains
 * in the file.
 */
export function scrubber(database: Database.Database, clean: (facts: string) => string): Scrubber {
  const select = database.prepare(
    `SELECT id, facts FROM log WHERE id < ? ORDER BY id DESC LIMIT ${String(STEP_LINES)}`,
  );
  const update = database.prepare('UPDATE log SET facts = ? WHERE id = ?');
  /** Lines below this number are still to be checked; null: all are clean. */
  let below: number | null = null;

  const step = database.transaction((from: number): { next: number | null; changed: boolean } => {
    const lines = z.array(lineSchema).parse(select.all(from));
    let changed = false;
    for (const { id, facts } of lines) {
      const cleaned = clean(facts);
      if (cleaned === facts) continue;
      update.run(cleaned, id);
      changed = true;
    }
    const last = lines.at(-1);
    return { next: lines.length < STEP_LINES || last === undefined ? null : last.id, changed };
  });

  return {
    begin(): void {
      below = Number.MAX_SAFE_INTEGER;
    },
    step() {
      if (below === null) return { remains: false, changed: false };
      const { next, changed } = step(below);
      below = next;
      return { remains: next !== null, changed };
    },
  };
}
