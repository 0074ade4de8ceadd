import type { ActionCommand } from '../../app/command-line/command.ts';
import type { OptionTable, OptionValues as Values } from '../../app/command-line/option.ts';
import type { Result } from '../../app/result.ts';
import { developerCommand, type DeveloperContext } from '../setup/developer-command.ts';
import type { LineSimulation, NamedSimulation, OptionValues } from '../../drivers/simulation/device.ts';
import { RUN_OPTIONS, runOptions, type RunOptions } from './options.ts';

/** The command `npm run simulate -- NAME`, which connects a simulated device to a serial line. */
export function deviceCommand(simulation: NamedSimulation): ActionCommand<DeveloperContext> {
  return developerCommand({
    name: simulation.name,
    summary: simulation.what,
    options: { ...simulation.options, ...RUN_OPTIONS },
    read: (values) => readDevice(values, simulation),
    run: async (options) => (await import('./run-device.ts')).runDevice(simulation, options),
  });
}

/** Makes the request from the values of the device's options and the options of all devices. */
export function readDevice(
  values: Values<typeof RUN_OPTIONS> & Values<OptionTable>,
  { options, baudRate }: Pick<LineSimulation, 'options' | 'baudRate'>,
): Result<RunOptions, string> {
  const own: Record<string, OptionValues[string]> = {};
  for (const name of Object.keys(options)) {
    const value = values[name];
    if (typeof value === 'string' || typeof value === 'boolean') own[name] = value;
  }
  return runOptions(values, own, baudRate);
}
