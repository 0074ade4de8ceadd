import type { RegisteredCommand } from '../../main/cli/registry.ts';
import { ensureBuild } from '../build/ensure-build.ts';
import { run as runChild } from '../setup/child.mjs';
import { ensureElectron } from '../setup/electron.ts';
import { launchArguments } from '../setup/launch.ts';
import { CALLER } from '../setup/project.ts';
import { runScript } from '../setup/run-script.ts';

/** The option that selects the runtime; it is not passed to the command. */
const OFFICIAL_ELECTRON = '--official-electron';

/**
 * Runs a command that the package has as `sauda WORD`. Plain Node runs it without a build if it can; otherwise the
 * built application does, beside a running kiosk and without a display. Only the command's answer goes to standard
 * output.
 */
export function runTechnicianCommand({ name, needs }: RegisteredCommand, args: readonly string[]): Promise<number> {
  return needs === 'node' ? runScript('main/cli/node.ts', [name, ...args]) : runInApplication(name, args);
}

async function runInApplication(command: string, args: readonly string[]): Promise<number> {
  const rest = args.filter((arg) => arg !== OFFICIAL_ELECTRON);
  const official = rest.length < args.length;
  const runtime = await ensureElectron({ official, system: [] });
  await ensureBuild(runtime);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const display = process.platform === 'linux' ? ['--ozone-platform=headless', '--log-level=3'] : [];
  // The working folder is the user's, so that relative paths are resolved from there.
  return runChild(runtime.executable, [...display, ...launchArguments(), command, ...rest], { cwd: CALLER, env });
}
