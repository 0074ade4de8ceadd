/** The life of the kiosk's certificate, inside the built application: its TLS engine and its store decide. */
import { ensureBuild } from '../build/ensure-build.ts';
import { run as runChild } from '../setup/child.mjs';
import { ensureElectron } from '../setup/electron.ts';
import { launchArguments } from '../setup/launch.ts';
import { CALLER } from '../setup/project.ts';
import { takeFlag } from '../setup/arguments.ts';

export async function run(args: string[]): Promise<number> {
  const { on: official, rest } = takeFlag(args, '--official-electron');
  const runtime = await ensureElectron({ official, system: [] });
  await ensureBuild();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const display = process.platform === 'linux' ? ['--ozone-platform=headless', '--log-level=3'] : [];
  // Where the user stands: relative paths mean what they say.
  return runChild(runtime.executable, [...display, ...launchArguments(), 'certificate', ...rest], { cwd: CALLER, env });
}
