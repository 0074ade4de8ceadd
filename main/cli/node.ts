/** Runs the commands that need no Electron in plain Node: `node main/cli/node.ts WORD ...`. */
import { resolve } from 'node:path';
import { runCommand, wantsHelp, wantsJson, wrongUsage } from '../../app/command-line/run-command.ts';
import { DONE, type Ended } from '../../app/command-line/exit-codes.ts';
import { overviewRows } from '../../app/command-line/help.ts';
import { unknownWord } from '../../app/command-line/unknown-word.ts';
import type { CommandContext } from './terminal/context.ts';
import { COMMANDS } from './registry.ts';
import { terminalContext } from './terminal/process-context.ts';

/** Runs one of the commands. */
export async function runInNode([word = '', ...args]: readonly string[], context: CommandContext): Promise<Ended> {
  const commands = COMMANDS.filter((one) => one.needs === 'node');
  if (wantsHelp([word])) {
    context.out(`usage: node main/cli/node.ts COMMAND [options]\n\n${overviewRows(commands)}`);
    return DONE;
  }
  const found = commands.find(({ name }) => name === word);
  if (COMMANDS.some(({ name, needs }) => name === word && needs === 'application')) {
    const sentence = `${word} runs inside the application: npm run ${word} --, in a package sauda ${word}`;
    return wrongUsage(context, wantsJson(args), sentence, overviewRows(commands));
  }
  if (found === undefined) {
    const names = commands.map(({ name }) => name);
    return wrongUsage(context, wantsJson(args), unknownWord(word, names), overviewRows(commands));
  }
  return runCommand(await found.load(), args, context, {
    name: `npm run ${word} --`,
    resolvePath: (path) => resolve(path),
  });
}

if (import.meta.main) process.exitCode = (await runInNode(process.argv.slice(2), terminalContext())).code;
