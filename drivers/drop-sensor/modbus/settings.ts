import { z } from 'zod';
import { baudRate, dropSensorKeys, port } from '../../../app/config/device-keys.ts';
import type { Finding } from '../../../app/config/finding.ts';
import { address, busNumber, parity } from '../../modbus/settings.ts';
import { blocksMs, seenAs } from '../keys.ts';

const ofRelay = 'left out, that of the Modbus relay on the same line';

/** Settings of a drop sensor at a discrete input of a Modbus board (spec/peripherals section 4). */
export const modbusDropSensorSettings = z.strictObject({
  driver: z.literal('modbus'),
  port: port.optional().describe('The serial port; left out, that of the Modbus relay, whose own line is then meant.'),
  baudRate: baudRate.optional().describe(`The speed of the line; ${ofRelay}.`),
  parity: parity.optional().describe(`The parity of the line; ${ofRelay}.`),
  address: address.optional().describe(`The address of the board on the bus; ${ofRelay}.`),
  input: busNumber.default(0).describe('The number of the discrete input on the bus, counted from 0.'),
  seenAs,
  latch: z
    .union([z.literal('none'), z.literal('cleared-by-reading'), z.strictObject({ clearCoil: busNumber })], 'latch-kind')
    .default('none')
    .describe('How the board keeps what it saw: cleared by being read, or by writing 0 to the coil `clearCoil`.'),
  blocksMs,
  ...dropSensorKeys,
});
export type ModbusDropSensorSettings = z.output<typeof modbusDropSensorSettings>;

/** Without a latch a product may fall between two readings: how long that takes, only the operator knows. */
export function blocksUnknown({ latch, blocksMs: known }: ModbusDropSensorSettings): readonly Finding[] {
  return latch === 'none' && known === undefined ? [{ path: [], rule: 'blocks-unknown' }] : [];
}
