import { delays } from '../common/delays.ts';

/**
 * The longest time between two readings of a sensor without a latch after which it still counts as watched, in
 * milliseconds: a product that is in the beam for `blocksMs` must have been read once. Where that is not known, no gap
 * is short enough.
 */
export function gapLimitMs({ blocksMs = 0 }: { readonly blocksMs?: number | undefined }): number {
  return Math.min(blocksMs, delays.dropGapLimitMs);
}
