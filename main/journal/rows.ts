import type Database from 'better-sqlite3';
import { z } from 'zod';
import { entrySchema, type RecordedEntry } from '../../app/journal/entry.ts';
import { CHAIN_START, type ChainedRow, type ChainEnd } from './chain.ts';
import { JournalDamageError } from './journal-problem.ts';

const rowSchema = z.object({
  sequence: z.number().int(),
  wall_ms: z.number().int(),
  mono_ms: z.number(),
  body: z.string(),
});

/** The columns of an entry. */
export const ENTRY_COLUMNS = 'sequence, wall_ms, mono_ms, body';

/** Reads one row; throws on an invalid one. */
export function recordedEntry(row: unknown): RecordedEntry {
  const { sequence, wall_ms: wallMs, mono_ms: monoMs, body } = rowSchema.parse(row);
  return { sequence, wallMs, monoMs, entry: entrySchema.parse(JSON.parse(body)) };
}

const chainedSchema = rowSchema.extend({
  sale_id: z.string().nullable(),
  kind: z.string(),
  hash: z.instanceof(Buffer).nullable(),
});

/** Rows with their hash. */
export const CHAINED_SELECT = 'SELECT sequence, wall_ms, mono_ms, sale_id, kind, body, hash FROM entries';
/** Every row with its hash, in order. */
export const CHAINED_COLUMNS = `${CHAINED_SELECT} ORDER BY sequence`;

/** Reads one row with the columns of the chain; throws on an invalid one. */
export function chainedRow(row: unknown): ChainedRow & { readonly hash: Buffer | null } {
  const { sequence, wall_ms: wallMs, mono_ms: monoMs, sale_id: saleId, kind, body, hash } = chainedSchema.parse(row);
  return { sequence, wallMs, monoMs, saleId, kind, body, hash };
}

const endSchema = z.object({ sequence: z.number().int(), hash: z.instanceof(Buffer) });

/** The last entry of the journal, or the start of the chain. Throws on an invalid row. */
export function lastEntry(database: Database.Database): ChainEnd {
  const row = database.prepare('SELECT sequence, hash FROM entries ORDER BY sequence DESC LIMIT 1').get();
  return row === undefined ? { sequence: 0, hash: CHAIN_START } : endOf(row);
}

/** The recorded end of the chain. Throws if there is no record. */
export function writtenEnd(database: Database.Database): ChainEnd {
  return endOf(database.prepare('SELECT sequence, hash FROM chain_end').get());
}

function endOf(row: unknown): ChainEnd {
  const read = endSchema.safeParse(row);
  if (!read.success) throw new JournalDamageError('where the journal ends cannot be read');
  return read.data;
}
