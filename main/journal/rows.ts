import { z } from 'zod';
import { entrySchema, type RecordedEntry } from '../../app/journal/entry.ts';
import type { ChainedRow } from './chain.ts';

const rowSchema = z.object({
  sequence: z.number().int(),
  wall_ms: z.number().int(),
  mono_ms: z.number(),
  body: z.string(),
});

/** The columns of an entry. */
export const ENTRY_COLUMNS = 'sequence, wall_ms, mono_ms, body';

/** Reads one row; throws on anything that we never wrote. */
export function recordedEntry(row: unknown): RecordedEntry {
  const { sequence, wall_ms: wallMs, mono_ms: monoMs, body } = rowSchema.parse(row);
  return { sequence, wallMs, monoMs, entry: entrySchema.parse(JSON.parse(body)) };
}

const chainedSchema = rowSchema.extend({ sale_id: z.string().nullable(), kind: z.string(), hash: z.instanceof(Buffer).nullable() });

/** Every row with its hash, in order. */
export const CHAINED_COLUMNS = 'SELECT sequence, wall_ms, mono_ms, sale_id, kind, body, hash FROM entries ORDER BY sequence';

/** Reads one row as the chain sees it. */
export function chainedRow(row: unknown): ChainedRow & { readonly hash: Buffer | null } {
  const { sequence, wall_ms: wallMs, mono_ms: monoMs, sale_id: saleId, kind, body, hash } = chainedSchema.parse(row);
  return { sequence, wallMs, monoMs, saleId, kind, body, hash };
}
