import { userInfo } from 'node:os';
import { listPorts } from '../../../drivers/port/list-ports.ts';
import type { FoundPort } from './found-port.ts';
import { linuxPorts } from './linux-ports.ts';
import { listedPorts } from './listed-ports.ts';
import { realFiles } from './port-files.ts';

/**
 * The ports of this computer. Under Linux the library would call udevadm, which is not always installed and
 * reports nothing beyond /dev and /sys.
 */
export async function portsHere(user: string = userName()): Promise<readonly FoundPort[]> {
  if (process.platform !== 'linux') return listedPorts(await listPorts());
  // A folder of links as in /dev/serial/by-path, for ports that udev does not know, such as pseudo-terminals.
  const folder = process.env['SAUDA_PORTS_FOLDER'];
  return linuxPorts(realFiles, user, folder === undefined || folder === '' ? [] : [folder]);
}

/** The user's name, or the number where the system has no name for it, as in a container. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}
