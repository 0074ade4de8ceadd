import { err, ok, type Result } from '../result.ts';
import type { ActionCommand, Command, Console } from './command.ts';
import { DONE, EXIT, type Ended, type ExitCode } from './exit-codes.ts';
import { helpText, usageLine, type CallName } from './help.ts';
import type { OptionPorts } from './option.ts';
import { unknownWord } from './unknown-word.ts';

/** The name the command was called by, and what reading its values needs. */
export interface Call extends OptionPorts {
  readonly name: CallName;
}

const HELP_WORDS = ['help', '--help'];

/** Whether a command line asks for the help. Everything after `--` is an operand. */
export function wantsHelp(args: readonly string[]): boolean {
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  return options.includes('--help') || (args.length === 1 && args[0] === 'help');
}

/** Whether the answer is for a program. Decided before the options are read, so that their errors are JSON as well. */
export function wantsJson(args: readonly string[]): boolean {
  return args.includes('--json');
}

/** Runs a command on the arguments after its name: the help, the options, the work, and unexpected errors. */
export async function runCommand<Context extends Console>(
  command: Command<Context>,
  args: readonly string[],
  context: Context,
  call: Call,
): Promise<Ended> {
  const found =
    command.kind === 'group' ? verbOf(command, args, call.name) : ok({ action: command, args, call: call.name });
  if (!found.ok) {
    if (wantsHelp(args)) {
      context.out(helpText(command, call.name));
      return DONE;
    }
    return wrongUsage(context, wantsJson(args), found.error, usageLine(command, call.name));
  }
  const { action, args: own, call: name } = found.value;
  if (wantsHelp(own)) {
    context.out(helpText(action, name));
    return DONE;
  }
  const prepared = action.prepare(own, call);
  if (!prepared.ok) return wrongUsage(context, wantsJson(own), prepared.error, usageLine(action, name));
  try {
    return await prepared.value(context);
  } catch (error) {
    return unexpected(context, wantsJson(own), error);
  }
}

/** The verb of `certificate install` and also of `certificate help install`, which people type out of habit. */
function verbOf<Context>(
  { verbs }: Extract<Command<Context>, { kind: 'group' }>,
  [first = '', ...rest]: readonly string[],
  call: CallName,
): Result<{ action: ActionCommand<Context>; args: readonly string[]; call: CallName }, string> {
  const isHelp = HELP_WORDS.includes(first) && rest.length > 0;
  const word = isHelp ? (rest[0] ?? '') : first;
  const action = verbs.find(({ name }) => name === word);
  if (action !== undefined) return ok({ action, args: isHelp ? ['--help'] : rest, call: `${call} ${word}` });
  const names = verbs.map(({ name }) => name);
  if (word === '' || word.startsWith('-')) return err(`a command is missing: ${names.join(', ')}`);
  return err(unknownWord(word, names));
}

/** Reports a command line that cannot be carried out: the sentence and the usage, for programs the sentence as JSON. */
export function wrongUsage(console: Console, json: boolean, sentence: string, usage: string): Ended {
  console.complain(`${sentence}\n${usage}`);
  if (json) console.out(failureLine({ sentence, code: EXIT.usage, reason: 'usage' }));
  return { code: EXIT.usage, reason: 'usage' };
}

/** Reports a refusal or a failure: a sentence for people, one object with the reason for programs. */
export function refused(console: Console, json: boolean, reason: string, sentence: string): Ended {
  console.complain(`${sentence}\n`);
  if (json) console.out(failureLine({ sentence, code: EXIT.refused, reason }));
  return { code: EXIT.refused, reason };
}

/** Reports an unexpected error with its place in the code. */
function unexpected(console: Console, json: boolean, error: unknown): Ended {
  const sentence = error instanceof Error ? error.message : String(error);
  console.complain(`${error instanceof Error ? (error.stack ?? sentence) : sentence}\n`);
  if (json) console.out(failureLine({ sentence, code: EXIT.unexpected, reason: 'unexpected' }));
  return { code: EXIT.unexpected, reason: 'unexpected' };
}

interface Failure {
  readonly sentence: string;
  readonly code: ExitCode;
  readonly reason: string;
}

/** The three fields in the last object of every answer that is not "done". */
export function failureFacts({ sentence, code, reason }: Failure): {
  readonly error: string;
  readonly code: ExitCode;
  readonly reason: string;
} {
  return { error: sentence, code, reason };
}

function failureLine(failure: Failure): string {
  return `${JSON.stringify(failureFacts(failure))}\n`;
}
