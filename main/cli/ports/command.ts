import { userInfo } from 'node:os';
import { command, type Console } from '../../../app/command-line/command.ts';
import { DONE } from '../../../app/command-line/exit-codes.ts';
import { refused } from '../../../app/command-line/run-command.ts';
import { ok } from '../../../app/result.ts';
import { listPorts } from '../../../drivers/port/list-ports.ts';
import type { FoundPort } from './found-port.ts';
import { linuxPorts } from './linux-ports.ts';
import { listedPorts } from './listed-ports.ts';
import { realFiles } from './port-files.ts';
import { portsText } from './ports-text.ts';

/**
 * The ports of this computer. Under Linux the library would call udevadm, which is not always installed and
 * reports nothing beyond /dev and /sys.
 */
async function portsHere(user: string): Promise<readonly FoundPort[]> {
  if (process.platform === 'linux') return linuxPorts(realFiles, user);
  return listedPorts(await listPorts());
}

/** The user's name, or the number where the system has no name for it, as in a container. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

export const portsCommand = command({
  name: 'ports',
  summary: 'the serial ports and USB printers of this computer, as the configuration names them',
  options: {},
  read: ({ json }) => ok(json),
  run: async (json, console: Console) => {
    const user = userName();
    try {
      const ports = await portsHere(user);
      console.out(json ? ports.map((port) => `${JSON.stringify(port)}\n`).join('') : portsText(ports, user));
      return DONE;
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      return refused(console, json, 'unreadable', `The ports cannot be listed: ${detail}`);
    }
  },
});
