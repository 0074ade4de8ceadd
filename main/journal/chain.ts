import { createHash } from 'node:crypto';

/** The columns of an entry that its hash covers. */
export interface ChainedRow {
  readonly sequence: number;
  readonly wallMs: number;
  readonly monoMs: number;
  readonly saleId: string | null;
  readonly kind: string;
  readonly body: string;
}

const HASH = 'sha256';
/** The value before the first entry's hash. */
export const CHAIN_START: Buffer = createHash(HASH).update('Sauda journal').digest();

/**
 * The hash of an entry, which includes the previous hash. After a change, a removal or an insertion all later hashes
 * have to be recomputed, and the last hash differs from the one that the operator noted.
 */
export function entryHash(previous: Buffer, { sequence, wallMs, monoMs, saleId, kind, body }: ChainedRow): Buffer {
  const content = JSON.stringify([sequence, wallMs, monoMs, saleId, kind, body]);
  return createHash(HASH).update(previous).update(content).digest();
}

/** The last entry and its hash. */
export interface ChainEnd {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** Result of `verifyChain`. */
export type ChainCheck =
  | { readonly kind: 'intact'; readonly head: string }
  /** The first entry whose hash does not match. */
  | { readonly kind: 'broken'; readonly sequence: number };

/** Checks the hash of every row against the previous one. */
export function verifyChain(rows: Iterable<ChainedRow & { readonly hash: Buffer | null }>): ChainCheck {
  let previous = CHAIN_START;
  let expected = 1;
  for (const row of rows) {
    const hash = entryHash(previous, row);
    if (row.sequence !== expected || row.hash?.equals(hash) !== true) return { kind: 'broken', sequence: expected };
    previous = hash;
    expected += 1;
  }
  return { kind: 'intact', head: previous.toString('hex') };
}
