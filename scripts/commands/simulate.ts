/**
 * `sales` and `mutations` simulate a machine from its first sale on, `states` walks through its session; every other word
 * is a device on a real serial line.
 */
import { DEVICES, devicesUsage } from '../simulate/devices.ts';
import { SALES_USAGE } from '../simulate/sales-usage.ts';
import { EXIT, WrongUsage } from '../simulate/wrong-usage.ts';

const SALES = ['sales', 'mutations', 'states'];

/** The exit code is 2 for wrong usage, and 1 when something was refused or found. */
export async function run(args: string[]): Promise<number> {
  try {
    return await simulate(args);
  } catch (error) {
    if (!(error instanceof WrongUsage)) throw error;
    process.stderr.write(`\n✗ ${error.message}\n`);
    return EXIT.usage;
  }
}

async function simulate([what, ...rest]: readonly string[]): Promise<number> {
  const usage = `Usage:\n${SALES_USAGE}\n${devicesUsage()}`;
  if (what === '--help' || what === 'help') {
    process.stdout.write(`${usage}\n`);
    return EXIT.ok;
  }
  const device = DEVICES.find(({ name }) => name === what);
  if (device !== undefined) {
    const { runDevice } = await import('../simulate/run-device.ts');
    return runDevice(device, rest);
  }
  if (what === undefined || !SALES.includes(what)) throw new WrongUsage(usage);
  // The engine is large; who wants a device does not wait for it.
  const { runSales } = await import('../simulate/sales.ts');
  return runSales(what, rest);
}
