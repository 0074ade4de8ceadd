import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { JournalEntry, RecordedEntry } from '../../app/journal/entry.ts';
import { replayFrom, summaryOf, USABLE_SUMMARY_RULES, type Ledger } from '../../app/journal/replay.ts';
import { ENTRY_COLUMNS, recordedEntry } from './rows.ts';

/** A summary with its sequence, either a written one or one computed while reading. */
interface Summary {
  readonly sequence: number;
  readonly entry: Extract<JournalEntry, { kind: 'summary' }>;
}

/** Reads unsettled sales from the last summary on. */
export interface OpenQueries {
  /** The last usable summary, and the number of its unsettled sales; 0 without one. */
  summarised(): { readonly sequence: number; readonly unsettled: number };
  /** The last summary of any version, 0 without one; an earlier start has checked the chain up to it. */
  chainSeenUntil(): number;
  ledger(): Ledger;
}

/**
 * Entries read at once. Without a usable summary, as after an update that changes the rule of settled sales, the whole
 * history is read in parts, so that it does not have to fit into memory.
 */
const ENTRIES_PER_PART = 20_000;

const sequenceSchema = z.number().int();

/** Prepares the statements, whose duration does not grow with the number of settled sales. */
export function openQueries(database: Database.Database, entriesPerPart = ENTRIES_PER_PART): OpenQueries {
  const written = database.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE kind = 'summary' AND json_extract(body, '$.rule') IN (${USABLE_SUMMARY_RULES.join(', ')}) ORDER BY sequence DESC LIMIT 1`,
  );
  const any = database.prepare("SELECT coalesce(max(sequence), 0) FROM entries WHERE kind = 'summary'").pluck();
  const highest = database.prepare('SELECT coalesce(max(sequence), 0) FROM entries').pluck();
  const since = database.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence > :since AND sequence <= :until
     UNION
     SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence <= :since AND sale_id IN (
       SELECT value FROM json_each(:unsettled) UNION SELECT sale_id FROM entries WHERE sequence > :since AND sequence <= :until)
     ORDER BY sequence`,
  );
  let workedOut: Summary | null = null;
  const lastWritten = (): Summary | null => {
    const row = written.get();
    const recorded = row === undefined ? null : recordedEntry(row);
    return recorded?.entry.kind === 'summary' ? { sequence: recorded.sequence, entry: recorded.entry } : null;
  };
  const part = (base: Summary | null, until: number): Ledger =>
    replayFrom(
      base,
      recorded(
        since.iterate({ since: base?.sequence ?? 0, until, unsettled: JSON.stringify(base?.entry.unsettled ?? []) }),
      ),
    );
  return {
    summarised(): ReturnType<OpenQueries['summarised']> {
      const last = lastWritten();
      return { sequence: last?.sequence ?? 0, unsettled: last?.entry.unsettled.length ?? 0 };
    },
    chainSeenUntil: () => sequenceSchema.parse(any.get()),
    ledger(): Ledger {
      const end = sequenceSchema.parse(highest.get());
      let base = later(lastWritten(), workedOut);
      for (let from = base?.sequence ?? 0; end - from > entriesPerPart; from += entriesPerPart) {
        const sequence = from + entriesPerPart;
        base = { sequence, entry: summaryOf(part(base, sequence)) };
        // Kept so that the next quiet moment can write a summary without reading everything again.
        workedOut = base;
      }
      return part(base, end);
    },
  };
}

function later(one: Summary | null, other: Summary | null): Summary | null {
  return (one?.sequence ?? 0) >= (other?.sequence ?? 0) ? one : other;
}

function* recorded(rows: Iterable<unknown>): Generator<RecordedEntry> {
  for (const row of rows) yield recordedEntry(row);
}
