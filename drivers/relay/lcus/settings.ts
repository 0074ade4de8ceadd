import { z } from 'zod';
import { dialect } from './protocol/dialect.ts';
import { modemLines } from '../../port/modem-lines.ts';
import { baudRate, port, relayKeys } from '../../../app/config/device-keys.ts';

/**
 * Settings of an LCUS board. The board's CH340 has no serial number: only a path by its socket distinguishes two of
 * them.
 */
export const lcusSettings = z.strictObject({
  driver: z.literal('lcus'),
  port,
  baudRate: baudRate.default(9_600),
  dialect: dialect.default('auto'),
  modemLines: modemLines.prefault({}),
  ...relayKeys,
});
export type LcusSettings = z.output<typeof lcusSettings>;
