import { z } from 'zod';
import { err, type Result } from '../../app/result.ts';
import type { Driver, DriverEnvironment } from '../definition/define-driver.ts';
import { joinLine, type LineUser } from './shared-line.ts';

/** The settings that every Modbus device has. */
export const lineShape = {
  /** Stable path, on Linux `/dev/serial/by-id/...` or `/dev/serial/by-path/...`. */
  path: z.string().min(1),
  baudRate: z.number().int().positive().default(9_600),
  parity: z.enum(['none', 'even', 'odd']).default('none'),
  /** Address on the bus: 1 to 247 are devices, 0 is everybody. */
  address: z.number().int().min(1).max(247).default(1),
};

/** Number of a coil or an input on the bus, from 0. */
export const busNumber = z.number().int().min(0).max(0xffff);

/**
 * Like `defineDriver`, for devices that may share their line: making one fails when another device has already asked
 * for the same path with other line settings.
 */
export function defineModbusDriver<
  Kind extends string,
  Device,
  Settings extends z.ZodType<{ path: string; baudRate: number; parity: 'none' | 'even' | 'odd' }>,
>(definition: {
  readonly kind: Kind;
  readonly name: string;
  readonly settings: Settings;
  readonly create: (settings: z.output<Settings>, line: LineUser, environment: DriverEnvironment) => Device;
}): Driver<Kind, Device> {
  const { kind, name, settings } = definition;
  return {
    kind,
    name,
    settings,
    create(unchecked, environment): Result<Device, string> {
      const checked = settings.safeParse(unchecked);
      if (!checked.success) return err(z.prettifyError(checked.error));
      const { path, baudRate, parity } = checked.data;
      const line = joinLine({ path, baudRate, parity }, environment);
      return line.ok ? { ok: true, value: definition.create(checked.data, line.value, environment) } : line;
    },
  };
}
