/** Everything about the kiosk's certificate, inside the built application: its TLS engine and its store decide. */
import { ensureBuild } from '../build/ensure-build.ts';
import { run as runChild } from '../setup/child.mjs';
import { ensureElectron } from '../setup/electron.ts';
import { launchArguments } from '../setup/launch.ts';
import { CALLER } from '../setup/project.ts';
import { takeFlag } from '../setup/arguments.ts';

export function run(args: string[]): Promise<number> {
  return runInApplication('certificate', args);
}

/** A command of a technician's, beside a running kiosk and without a display. */
export async function runInApplication(command: string, args: readonly string[]): Promise<number> {
  const { on: official, rest } = takeFlag(args, '--official-electron');
  const runtime = await ensureElectron({ official, system: [] });
  await ensureBuild();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const display = process.platform === 'linux' ? ['--ozone-platform=headless', '--log-level=3'] : [];
  // Where the user stands: relative paths mean what they say.
  return runChild(runtime.executable, [...display, ...launchArguments(), command, ...rest], { cwd: CALLER, env });
}
