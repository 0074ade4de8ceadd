import type Database from 'better-sqlite3';
import { z } from 'zod';

/** The entries about notes. */
export const NOTE_KINDS = [
  'bill-intended',
  'bill-stacked',
  'bill-returned',
  'bill-doubtful',
  'orphan-recorded',
] as const;

/** The entries about the cassette and its collections. */
export const COLLECTION_KINDS = [
  'cash-collected',
  'collection-started',
  'collection-cassette',
  'collection-noted',
  'collection-counted',
  'collection-dropped',
] as const;

const KINDS = [...COLLECTION_KINDS, ...NOTE_KINDS].map((kind) => `'${kind}'`).join(', ');

const cashRowSchema = z.object({ sequence: z.number().int(), kind: z.enum([...COLLECTION_KINDS, ...NOTE_KINDS]) });
/** Where in the journal an entry about cash stands. */
export type CashRow = z.infer<typeof cashRowSchema>;

/** Reads one row; throws on one that is not about cash. */
export function cashRow(row: unknown): CashRow {
  return cashRowSchema.parse(row);
}

/** The entries about cash behind `since` up to `until`, in order. The journal has no index for them: it is read through. */
export function cashRowsIn(journal: Database.Database, since: number, until: number): CashRow[] {
  return journal
    .prepare(
      `SELECT sequence, kind FROM entries WHERE sequence > ? AND sequence <= ? AND kind IN (${KINDS}) ORDER BY sequence`,
    )
    .all(since, until)
    .map(cashRow);
}
