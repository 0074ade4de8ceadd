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
/** What the first entry's hash builds on. */
export const CHAIN_START: Buffer = createHash(HASH).update('Sauda journal').digest();

/**
 * The hash of an entry builds on the hash before it: whoever changes, removes or slips in an entry has to recompute all
 * that follow, and then the last hash is another than the one that was written down elsewhere.
 */
export function entryHash(previous: Buffer, { sequence, wallMs, monoMs, saleId, kind, body }: ChainedRow): Buffer {
  const content = JSON.stringify([sequence, wallMs, monoMs, saleId, kind, body]);
  return createHash(HASH).update(previous).update(content).digest();
}

/** The last entry, which the next one builds on. */
export interface ChainEnd {
  readonly sequence: number;
  readonly hash: Buffer;
}

/** What a walk along the chain finds. */
export type ChainCheck =
  | { readonly kind: 'intact'; readonly head: string }
  /** The first entry whose hash does not follow from those before it. */
  | { readonly kind: 'broken'; readonly sequence: number };

/** Walks along the chain, row by row. */
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
