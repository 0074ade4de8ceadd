import { delays } from '../../common/delays.ts';
import type { WhenMainEnds } from '../../definition/when-main-ends.ts';
import { restartOnOpen } from '../restart-on-open.ts';
import { LCUS_CHANNELS } from './protocol/channels.ts';
import { D0_PROBE, encodeD0 } from './protocol/dialect.ts';
import { encodeCommand } from './protocol/frame.ts';
import type { LcusSettings } from './settings.ts';

/** These boards keep a contact closed until OFF arrives, so OFF is sent to every channel, twice. */
export function offWhenMainEnds({ port, baudRate, dialect, modemLines }: LcusSettings): WhenMainEnds {
  const gapMs = delays.relayFrameGapMs;
  const line = { port, baudRate, parity: 'none', gapMs, ...restartOnOpen(modemLines) } as const;
  if (dialect === 'd0') return { ...line, frames: [encodeD0('off'), encodeD0('off')] };
  const off = LCUS_CHANNELS.map((channel) => encodeCommand(channel, 'off'));
  if (dialect === 'frames') return { ...line, frames: [...off, ...off] };
  // Only the driver knows the board's dialect: the other one comes in between, and frames last.
  const first = off.map((frame, at) => (at === off.length - 1 ? Uint8Array.of(...frame, ...D0_PROBE) : frame));
  return { ...line, frames: [...first, ...off] };
}
