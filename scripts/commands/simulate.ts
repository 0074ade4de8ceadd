import type { CommandGroup } from '../../app/command-line/command.ts';
import { registry } from '../../drivers/registry.ts';
import type { DeveloperContext } from '../setup/developer-command.ts';
import { deviceCommand } from '../simulate/device-command.ts';
import { SALES_COMMANDS } from '../simulate/sales-commands.ts';

const devices = registry.simulations.toSorted((a, b) => (a.name < b.name ? -1 : 1));

export const simulateCommand: CommandGroup<DeveloperContext> = {
  kind: 'group',
  name: 'simulate',
  summary: 'devices on a serial line, and the simulation of sales',
  verbs: [...SALES_COMMANDS, ...devices.map(deviceCommand)],
};
