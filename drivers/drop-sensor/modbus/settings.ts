import { z } from 'zod';
import { busNumber, lineShape } from '../../modbus/settings.ts';

const latchKinds = [
  z.literal('none'),
  z.literal('cleared-by-reading'),
  z.strictObject({ clearCoil: busNumber }),
] as const;

/** Settings of a drop sensor at a discrete input of a Modbus board; without a latch `blocksMs` is needed. */
export const modbusDropSensorSettings = z
  .strictObject({
    ...lineShape,
    /** Number of the discrete input on the bus. */
    input: busNumber.default(0),
    /** What the input reads while something is in the beam. */
    seenAs: z.enum(['on', 'off']).default('on'),
    /** The board keeps what it saw until it is cleared: by writing 0 to this coil, or by being read where there is none. */
    latch: z.union(latchKinds).default('none'),
    /** How long a product is in the beam at the least, in milliseconds; of no meaning with a latch. */
    blocksMs: z.number().int().min(1).optional(),
  })
  .transform(({ latch, blocksMs, ...rest }, context) => {
    if (latch !== 'none') return { ...rest, latch };
    if (blocksMs !== undefined) return { ...rest, latch, blocksMs };
    context.issues.push({ code: 'custom', path: ['blocksMs'], message: 'needed without a latch', input: blocksMs });
    return z.NEVER;
  });
export type ModbusDropSensorSettings = z.output<typeof modbusDropSensorSettings>;
