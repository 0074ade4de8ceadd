import { ensureBuild } from '../build/ensure-build.ts';
import { launchArguments } from '../setup/launch.ts';
import { ensureElectron } from '../setup/electron.ts';
import { takeFlag } from '../setup/arguments.ts';

/** Prints, as the only line on standard output, how another driver launches the built application. */
export async function run(args: string[]): Promise<number> {
  const { on: official } = takeFlag(args, '--official-electron');
  const runtime = await ensureElectron({ official, system: [] });
  await ensureBuild();
  process.stdout.write(`${JSON.stringify({ executable: runtime.executable, args: launchArguments() })}\n`);
  return 0;
}
