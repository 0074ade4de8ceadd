import type { WhenMainEnds } from '../../definition/when-main-ends.ts';
import { encodeFrame, validatorAddress } from './protocol/frame.ts';
import { enableBillTypes } from './protocol/request.ts';
import type { CcnetSettings } from './settings.ts';

/** The unit ignores what follows too soon; its answer, which nobody reads, takes the rest of it. */
const GAP_MS = 100;

/**
 * No note goes in any more. Nothing is said about a note that is inside: one in escrow the unit gives back by itself
 * when nobody decides for ten seconds, and one that is being drawn in is found by the next start.
 */
export function closeWhenMainEnds({ port, baudRate }: CcnetSettings): WhenMainEnds {
  const close = encodeFrame(validatorAddress, enableBillTypes([]).body);
  return { port, baudRate, parity: 'none', frames: [close, close], gapMs: GAP_MS };
}
