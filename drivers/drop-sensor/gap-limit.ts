import { delays } from '../common/delays.ts';

/**
 * The longest time between two readings of a sensor without a latch for which it still counts as watching, in
 * milliseconds: a product that blocks the beam for `blocksMs` must be read at least once. Without that value no gap is
 * short enough.
 */
export function gapLimitMs({ blocksMs = 0 }: { readonly blocksMs?: number | undefined }): number {
  return Math.min(blocksMs, delays.dropGapLimitMs);
}
