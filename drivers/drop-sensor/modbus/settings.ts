import { z } from 'zod';
import { busNumber, lineShape } from '../../modbus/settings.ts';

/** Settings of a drop sensor at a discrete input of a Modbus board. */
export const modbusDropSensorSettings = z.strictObject({
  ...lineShape,
  /** Number of the discrete input on the bus. */
  input: busNumber.default(0),
  /** What the input reads while something is in the beam. */
  seenAs: z.enum(['on', 'off']).default('on'),
  /** The board keeps what it saw until it is cleared: by writing 0 to this coil, or by being read where there is none. */
  latch: z.union([z.literal('none'), z.literal('cleared-by-reading'), z.strictObject({ clearCoil: busNumber })]).default('none'),
  /** How long a product is in the beam at the least; of no meaning with a latch. */
  blocksMs: z.number().int().min(1).default(50),
});
export type ModbusDropSensorSettings = z.output<typeof modbusDropSensorSettings>;
