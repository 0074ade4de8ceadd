/** Selects and runs the command. `run.mjs` starts this after the packages are installed, with the tools' Node. */
import { resolve } from 'node:path';
import type { Command } from '../app/command-line/command.ts';
import { EXIT } from '../app/command-line/exit-codes.ts';
import { runCommand } from '../app/command-line/run-command.ts';
import { unknownWord } from '../app/command-line/unknown-word.ts';
import { COMMAND_NAMES, COMMANDS } from '../main/cli/registry.ts';
import type { DeveloperContext } from './setup/developer-command.ts';
import { report } from './setup/failure.mjs';
import { CALLER } from './setup/project.ts';
import { runScript } from './setup/run-script.ts';

/** The developers' commands, each loaded only when it is called; the application has the technicians' commands. */
export const DEVELOPER_COMMANDS: Readonly<Record<string, () => Promise<Command<DeveloperContext>>>> = {
  'start': async () => (await import('./commands/start.ts')).startCommand,
  'test': async () => (await import('./commands/test.ts')).testCommand,
  'check': async () => (await import('./commands/check.ts')).checkCommand,
  'kiosk': async () => (await import('./commands/kiosk.ts')).kioskCommand,
  'dev': async () => (await import('./commands/dev.ts')).devCommand,
  'bench': async () => (await import('./commands/bench.ts')).benchCommand,
  'screens': async () => (await import('./commands/screens.ts')).screensCommand,
  'simulate': async () => (await import('./commands/simulate.ts')).simulateCommand,
  'fleet': async () => (await import('./commands/fleet.ts')).fleetCommand,
  'build': async () => (await import('./commands/build.ts')).buildCommand,
  'package': async () => (await import('./commands/package.ts')).packageCommand,
  'release': async () => (await import('./commands/release.ts')).releaseCommand,
  'test:machine': async () => (await import('./commands/test-machine.ts')).testMachineCommand,
  'electron-path': async () => (await import('./commands/electron-path.ts')).electronPathCommand,
};

/** The sandbox is a separate program that does not need Electron. */
const SANDBOX = 'sandbox';

/** The commands that npm calls without `run`. */
const WITHOUT_RUN = ['start', 'test'];

/** Runs the command with this name; returns its exit code. */
export async function main([name = '', ...args]: string[]): Promise<number> {
  const load = DEVELOPER_COMMANDS[name];
  if (load !== undefined) return runDeveloperCommand(name, await load(), args);
  if (name === SANDBOX) return runScript('sandbox/cli.ts', args);
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return (await import('./commands/technician.ts')).runTechnicianCommand(command, args);
  const names = [...Object.keys(DEVELOPER_COMMANDS), SANDBOX, ...COMMAND_NAMES];
  process.stderr.write(`${unknownWord(name, names)}\n`);
  return EXIT.usage;
}

async function runDeveloperCommand(
  name: string,
  command: Command<DeveloperContext>,
  args: readonly string[],
): Promise<number> {
  const child: { code: number | null } = { code: null };
  const context: DeveloperContext = {
    out: (text) => process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    endedWith: (code) => {
      child.code = code;
    },
  };
  const { code } = await runCommand(command, args, context, {
    name: WITHOUT_RUN.includes(name) ? `npm ${name} --` : `npm run ${name} --`,
    // Paths are relative to the folder in which the user typed them.
    resolvePath: (path) => resolve(CALLER, path),
  });
  return child.code ?? code;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2)).catch(report);
