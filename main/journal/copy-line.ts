import { z } from 'zod';
import type { ChainedRow } from './chain.ts';

/** A row of the journal with its hash. */
export interface HashedRow extends ChainedRow {
  readonly hash: Buffer;
}

const HASH_HEX = /^[0-9a-f]{64}$/;
const lineSchema = z.strictObject({
  sequence: z.number().int().min(1),
  wallMs: z.number().int(),
  monoMs: z.number().int(),
  saleId: z.string().nullable(),
  kind: z.string(),
  /** The text of the entry that was hashed. */
  body: z.string(),
  hash: z.string().regex(HASH_HEX),
});

/** A row as one line, with its line break. */
export function copyLine({ sequence, wallMs, monoMs, saleId, kind, body, hash }: HashedRow): string {
  return `${JSON.stringify({ sequence, wallMs, monoMs, saleId, kind, body, hash: hash.toString('hex') })}\n`;
}

/** Reads a line; null if it is torn or not a line of a copy. */
export function parseCopyLine(line: string): HashedRow | null {
  try {
    const read = lineSchema.safeParse(JSON.parse(line));
    return read.success ? { ...read.data, hash: Buffer.from(read.data.hash, 'hex') } : null;
  } catch {
    return null;
  }
}
