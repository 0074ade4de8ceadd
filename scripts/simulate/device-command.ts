import type { ActionCommand } from '../../app/command-line/command.ts';
import type { OptionTable, OptionValues as Values } from '../../app/command-line/option.ts';
import type { Result } from '../../app/result.ts';
import { developerCommand, type DeveloperContext } from '../setup/developer-command.ts';
import type { DeviceKind, OptionValues } from './common/device.ts';
import { RUN_OPTIONS, runOptions, type RunOptions } from './options.ts';

/** The command `npm run simulate -- NAME`, which connects a simulated device to a serial line. */
export function deviceCommand(kind: DeviceKind): ActionCommand<DeveloperContext> {
  return developerCommand({
    name: kind.name,
    summary: kind.what,
    options: { ...kind.options, ...RUN_OPTIONS },
    read: (values) => readDevice(values, kind),
    run: async (options) => (await import('./run-device.ts')).runDevice(kind, options),
  });
}

/** Makes the request from the values of the device's options and the options of all devices. */
export function readDevice(
  values: Values<typeof RUN_OPTIONS> & Values<OptionTable>,
  { options, baudRate }: Pick<DeviceKind, 'options' | 'baudRate'>,
): Result<RunOptions, string> {
  const own: Record<string, OptionValues[string]> = {};
  for (const name of Object.keys(options)) {
    const value = values[name];
    if (typeof value === 'string' || typeof value === 'boolean') own[name] = value;
  }
  return runOptions(values, own, baudRate);
}
