/** The second half of `run.mjs`: picks the command. Runs with the packages installed, on the tools' Node. */
import { EXIT } from '../app/command-line/exit-codes.ts';
import { unknownWord } from '../app/command-line/unknown-word.ts';
import { COMMAND_NAMES, COMMANDS } from '../main/cli/registry.ts';
import { report } from './setup/failure.mjs';

/** The developers' commands, each loaded only when it is called; the technicians' are those of the application. */
const DEVELOPER_COMMANDS: Record<string, () => Promise<{ run: (args: string[]) => Promise<number> }>> = {
  'start': () => import('./commands/start.ts'),
  'test': () => import('./commands/test.ts'),
  'check': () => import('./commands/check.ts'),
  'kiosk': () => import('./commands/kiosk.ts'),
  'dev': () => import('./commands/dev.ts'),
  'bench': () => import('./commands/bench.ts'),
  'simulate': () => import('./commands/simulate.ts'),
  'build': () => import('./commands/build.ts'),
  'sandbox': () => import('./commands/sandbox.ts'),
  'electron-path': () => import('./commands/electron-path.ts'),
};

export async function main([name = '', ...args]: string[]): Promise<number> {
  const load = DEVELOPER_COMMANDS[name];
  if (load !== undefined) return (await load()).run(args);
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) return (await import('./commands/technician.ts')).runTechnicianCommand(command, args);
  const names = [...Object.keys(DEVELOPER_COMMANDS), ...COMMAND_NAMES];
  process.stderr.write(`${unknownWord(name, names)}\n`);
  return EXIT.usage;
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2)).catch(report);
