import type { CommandGroup } from '../../app/command-line/command.ts';
import type { DeveloperContext } from '../setup/developer-command.ts';
import { deviceCommand } from '../simulate/device-command.ts';
import { DEVICES } from '../simulate/devices.ts';
import { SALES_COMMANDS } from '../simulate/sales-commands.ts';

export const simulateCommand: CommandGroup<DeveloperContext> = {
  kind: 'group',
  name: 'simulate',
  summary: 'devices on a serial line, and the simulation of sales',
  verbs: [...SALES_COMMANDS, ...DEVICES.map(deviceCommand)],
};
