import { z } from 'zod';
import { dropSensorKeys, port } from '../../../app/config/device-keys.ts';
import type { Finding } from '../../../app/config/finding.ts';
import { modemLines } from '../../port/modem-lines.ts';
import { blocksMs, seenAs } from '../keys.ts';

/** Settings of a drop sensor whose contact closes an input of a serial port. */
export const modemLineSettings = z.strictObject({
  driver: z.literal('modem-line'),
  port,
  line: z.enum(['cts', 'dsr', 'dcd']).default('cts').describe('The input of the serial port that the contact closes.'),
  modemLines: modemLines.prefault({}),
  seenAs,
  blocksMs,
  ...dropSensorKeys,
});
export type ModemLineSettings = z.output<typeof modemLineSettings>;

/** Reports a missing `blocksMs`, because a modem line has no latch. */
export function blocksUnknown(settings: ModemLineSettings): readonly Finding[] {
  return settings.blocksMs === undefined ? [{ path: [], rule: 'blocks-unknown' }] : [];
}
