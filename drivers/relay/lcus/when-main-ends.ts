import { delays } from '../../common/delays.ts';
import type { WhenMainEnds } from '../../definition/when-main-ends.ts';
import { LCUS_CHANNELS } from './channels.ts';
import { encodeCommand } from './frame.ts';
import type { LcusSettings } from './settings.ts';

/** These boards hold a contact until they are told otherwise: off for every channel, twice. */
export function offWhenMainEnds({ port, baudRate }: LcusSettings): WhenMainEnds {
  const off = LCUS_CHANNELS.map((channel) => encodeCommand(channel, 'off'));
  return { port, baudRate, parity: 'none', frames: [...off, ...off], gapMs: delays.relayFrameGapMs };
}
