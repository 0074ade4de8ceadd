import { resolve } from 'node:path';
import { DONE, type Ended } from '../../app/command-line/exit-codes.ts';
import { optionTableRows, overviewRows } from '../../app/command-line/help.ts';
import { runCommand, wantsJson, wrongUsage } from '../../app/command-line/run-command.ts';
import { unknownWord } from '../../app/command-line/unknown-word.ts';
import { KIOSK_OPTIONS, USAGE } from './kiosk-options.ts';
import type { ApplicationContext } from './terminal/context.ts';
import { COMMAND_NAMES, COMMANDS } from './registry.ts';

/** Runs `sauda WORD ...`: a command, the help, or the version. */
export async function runProgram(
  [word = '', ...args]: readonly string[],
  context: ApplicationContext,
  isPackaged: boolean,
): Promise<Ended> {
  if (word === '--version') {
    context.out(`sauda ${context.version}\n`);
    return DONE;
  }
  const [asked, ...more] = args;
  if (word === 'help' && asked !== undefined) return runProgram([asked, ...more, '--help'], context, isPackaged);
  if (word === 'help') {
    context.out(overview());
    return DONE;
  }
  const found = COMMANDS.find(({ name }) => name === word);
  if (found === undefined) return wrongUsage(context, wantsJson(args), unknownWord(word, COMMAND_NAMES), `${USAGE}\n`);
  const name = isPackaged ? `sauda ${word}` : `npm run ${word} --`;
  const call = { name, resolvePath: (path: string) => resolve(path) };
  return found.needs === 'node'
    ? runCommand(await found.load(), args, context, call)
    : runCommand(await found.load(), args, context, call);
}

/** What `sauda --help` prints. */
function overview(): string {
  return `${USAGE}

Without a command: the kiosk.
${optionTableRows(KIOSK_OPTIONS)}
Commands, which work beside a running kiosk and need no display:
${overviewRows(COMMANDS)}
sauda COMMAND --help explains one of them.
`;
}
