import { ensureBuild } from '../build/ensure-build.ts';
import { ensureElectron } from '../setup/electron.ts';
import { takeFlag } from '../setup/arguments.ts';

/** Sets up and builds, without starting anything. */
export async function run(args: string[]): Promise<number> {
  const { on: official } = takeFlag(args, '--official-electron');
  await ensureElectron({ official, system: [] });
  await ensureBuild();
  return 0;
}
