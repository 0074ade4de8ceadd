import { userInfo } from 'node:os';
import { listPorts } from '../../../drivers/port/list-ports.ts';
import { printSync } from '../terminal/standard-output.ts';
import type { FoundPort } from './found-port.ts';
import { linuxPorts } from './linux-ports.ts';
import { listedPorts } from './listed-ports.ts';
import { realFiles } from './port-files.ts';
import { portsText } from './ports-text.ts';

const EXIT = { ok: 0, unreadable: 1, usage: 2 } as const;
const USAGE = 'usage: npm run ports\n';

/** The library would ask udevadm under Linux, which is not everywhere and knows no more than /dev and /sys. */
async function portsHere(user: string): Promise<readonly FoundPort[]> {
  if (process.platform === 'linux') return linuxPorts(realFiles, user);
  return listedPorts(await listPorts());
}

/** The name of the user, or its number where the computer has no name for it, as in a container. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? '');
  }
}

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    const asked = args.length === 1 && args[0] === '--help';
    (asked ? process.stdout : process.stderr).write(USAGE);
    return asked ? EXIT.ok : EXIT.usage;
  }
  const user = userName();
  try {
    printSync(portsText(await portsHere(user), user));
    return EXIT.ok;
  } catch (error) {
    process.stderr.write(`The ports cannot be listed: ${error instanceof Error ? error.message : String(error)}\n`);
    return EXIT.unreadable;
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
