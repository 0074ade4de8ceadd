import type Database from 'better-sqlite3';
import type { JournalEntry, RecordedEntry } from '../../app/journal/entry.ts';
import { replayFrom, SUMMARY_RULE, type Ledger } from '../../app/journal/replay.ts';
import { ENTRY_COLUMNS, recordedEntry } from './rows.ts';

type Summary = RecordedEntry & { readonly entry: Extract<JournalEntry, { kind: 'summary' }> };

/** Reads what is not settled, from the last summary on. */
export interface OpenQueries {
  /** The sequence of the last summary, 0 where there is none. */
  summarisedUntil(): number;
  ledger(): Ledger;
}

/** Prepares the statements; each answers in a time that does not grow with the settled sales. */
export function openQueries(database: Database.Database): OpenQueries {
  const last = database.prepare(`SELECT ${ENTRY_COLUMNS} FROM entries WHERE kind = 'summary' AND json_extract(body, '$.rule') = ${String(SUMMARY_RULE)} ORDER BY sequence DESC LIMIT 1`);
  const since = database.prepare(
    `SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence > :since
     UNION
     SELECT ${ENTRY_COLUMNS} FROM entries WHERE sequence <= :since AND sale_id IN (
       SELECT value FROM json_each(:unsettled) UNION SELECT sale_id FROM entries WHERE sequence > :since)
     ORDER BY sequence`,
  );
  const lastSummary = (): Summary | null => {
    const row = last.get();
    const recorded = row === undefined ? null : recordedEntry(row);
    return recorded?.entry.kind === 'summary' ? { ...recorded, entry: recorded.entry } : null;
  };
  return {
    summarisedUntil: () => lastSummary()?.sequence ?? 0,
    ledger(): Ledger {
      const summary = lastSummary();
      const rows = since.all({ since: summary?.sequence ?? 0, unsettled: JSON.stringify(summary?.entry.unsettled ?? []) });
      return replayFrom(summary, rows.map(recordedEntry));
    },
  };
}
