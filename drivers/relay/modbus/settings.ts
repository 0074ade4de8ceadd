import { z } from 'zod';
import { busNumber, lineShape } from '../../modbus/settings.ts';

/** The bus can write so many coils at once; no relay board has as many. */
const MOST_CHANNELS = 64;

/** Settings of a Modbus RTU relay board; all its channels are switched off at the start. */
export const modbusRelaySettings = z.strictObject({
  ...lineShape,
  /** How many outputs the board has. */
  channels: z.number().int().min(1).max(MOST_CHANNELS).default(8),
  /** Number of the first output's coil on the bus. */
  firstCoil: busNumber.default(0),
  /** `waveshare`: the board itself ends the pulse, also when the host dies; `none`: the host does. */
  timedPulse: z.enum(['waveshare', 'none']).default('none'),
});
export type ModbusRelaySettings = z.output<typeof modbusRelaySettings>;
