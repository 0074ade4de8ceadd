import { z } from 'zod';
import type { ModemOutputs } from './byte-port.ts';

const wanted = z.enum(['on', 'off', 'unchanged']).default('unchanged');

/** What becomes of the outputs of a port when it is opened; most boards do not care, some reset themselves on DTR. */
export const modemLines = z
  .strictObject({ dtr: wanted, rts: wanted })
  .describe('What the outputs of the serial port are set to: `on`, `off`; for boards that reset themselves on DTR.');
export type ModemLines = z.output<typeof modemLines>;

/** The same for the port; absent where nothing is to be set. */
export function modemOutputsOf(lines: ModemLines | undefined): ModemOutputs | undefined {
  if (lines === undefined) return undefined;
  const { dtr, rts } = lines;
  if (dtr === 'unchanged' && rts === 'unchanged') return undefined;
  return {
    ...(dtr === 'unchanged' ? {} : { dtr: dtr === 'on' }),
    ...(rts === 'unchanged' ? {} : { rts: rts === 'on' }),
  };
}
