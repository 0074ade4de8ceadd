import { z } from 'zod';
import { DEVICE_KINDS } from '../../../config/peripherals.ts';

/** As it was typed: the door says what is wrong with it. */
const typed = z.string().max(200);

/** The settings of a device that are whole numbers and can be typed; a driver has some of them. */
export const NUMBER_FIELDS = ['baudRate', 'address', 'channels', 'pulseMs', 'input', 'blocksMs'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

export const deviceForm = z.strictObject({
  driver: z.string().min(1).max(40),
  port: typed,
  baudRate: typed,
  address: typed,
  channels: typed,
  pulseMs: typed,
  input: typed,
  blocksMs: typed,
});
export type DeviceForm = z.infer<typeof deviceForm>;

const device = z.enum(DEVICE_KINDS);

/** What can be done at the door. A found device is named by its port and its place among those found there. */
export const devicesActions = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['refresh', 'find', 'restart', 'seen']) }),
  z.strictObject({ kind: z.literal('undo') }),
  z.strictObject({ kind: z.literal('take'), path: z.string().max(1_000), index: z.number().int().min(0).max(7) }),
  z.strictObject({ kind: z.literal('save'), device, form: deviceForm }),
  z.strictObject({ kind: z.literal('remove'), device }),
]);
export type DevicesAction = z.infer<typeof devicesActions>;
