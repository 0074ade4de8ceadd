import type { RegisteredCommand } from '../../main/cli/registry.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { run as runChild } from '../setup/child.mjs';
import { ensureElectron } from '../setup/electron.ts';
import { launchArguments } from '../setup/launch.ts';
import { CALLER } from '../setup/project.ts';
import { runScript } from '../setup/run-script.ts';

/** How the application is run is not for the command to know. */
const OFFICIAL_ELECTRON = '--official-electron';

/**
 * A command that the package has as `sauda WORD`. Plain Node runs it where it can, without any build; otherwise the built
 * application does, beside a running kiosk and without a display. Standard output is its answer and nothing else.
 */
export function runTechnicianCommand({ name, needs }: RegisteredCommand, args: readonly string[]): Promise<number> {
  return needs === 'node' ? runScript('main/cli/node.ts', [name, ...args]) : runInApplication(name, args);
}

async function runInApplication(command: string, args: readonly string[]): Promise<number> {
  const rest = args.filter((arg) => arg !== OFFICIAL_ELECTRON);
  const official = rest.length < args.length;
  const runtime = await ensureElectron({ official, system: [] });
  await ensureBuild();
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const display = process.platform === 'linux' ? ['--ozone-platform=headless', '--log-level=3'] : [];
  // Where the user stands: relative paths mean what they say.
  return runChild(runtime.executable, [...display, ...launchArguments(), command, ...rest], { cwd: CALLER, env });
}
