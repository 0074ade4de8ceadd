/** `sales` and `mutations` play whole lives of a machine; every other word is a device on a real serial line. */
import { DEVICES, devicesUsage } from '../simulate/devices.ts';
import { Failure } from '../setup/failure.mjs';

const SALES = ['sales', 'mutations'];

export async function run(args: string[]): Promise<number> {
  const [what = 'sales', ...rest] = args;
  const device = DEVICES.find(({ name }) => name === what);
  if (device !== undefined) {
    const { runDevice } = await import('../simulate/run-device.ts');
    return runDevice(device, rest);
  }
  // The engine is large; who wants a device does not wait for it.
  const { runSales, SALES_USAGE } = await import('../simulate/sales.ts');
  if (SALES.includes(what)) return runSales(what, rest);
  throw new Failure(`Usage:\n${SALES_USAGE}\n${devicesUsage()}`);
}
