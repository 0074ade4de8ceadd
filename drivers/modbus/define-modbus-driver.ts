import type { z } from 'zod';
import type { DeviceKind } from '../../app/config/peripherals.ts';
import { err, ok } from '../../app/result.ts';
import {
  defineDriver,
  type Description,
  type Driver,
  type DriverEnvironment,
  type SettingsSchema,
} from '../definition/define-driver.ts';
import type { ModemLines } from '../port/modem-lines.ts';
import type { EchoSetting } from './line-echo.ts';
import { BUS_DEFAULTS } from './settings.ts';
import { joinLine, type LineUser } from './shared-line.ts';

/** The part of a Modbus device's settings that is about its line. */
interface OnLine {
  readonly port?: string | undefined;
  readonly baudRate?: number | undefined;
  readonly parity?: 'none' | 'even' | 'odd' | undefined;
  readonly echo?: EchoSetting | undefined;
  readonly modemLines?: ModemLines | undefined;
}

/**
 * Like `defineDriver`, for devices that may share their line: making one fails when another device has already asked
 * for the same port with other line settings.
 */
export function defineModbusDriver<
  Kind extends DeviceKind,
  Device,
  Settings extends SettingsSchema & z.ZodType<OnLine>,
>(
  description: Description<Kind, Settings> & {
    readonly create: (settings: z.output<Settings>, line: LineUser, environment: DriverEnvironment) => Device;
  },
): Driver<Kind, Device, never> {
  return defineDriver<Kind, Device, Settings>({
    ...description,
    create(settings, environment) {
      const { port, baudRate = BUS_DEFAULTS.baudRate, parity = BUS_DEFAULTS.parity, echo, modemLines } = settings;
      if (port === undefined) return err('port: missing, and there is no Modbus relay whose line could be shared');
      const line = joinLine({ path: port, baudRate, parity, echo, modemLines }, environment);
      return line.ok ? ok(description.create(settings, line.value, environment)) : line;
    },
  });
}
