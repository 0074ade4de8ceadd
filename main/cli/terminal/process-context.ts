import { systemClock } from '../../../drivers/common/system-clock.ts';
import { VERSION } from '../../files/version.ts';
import type { CommandContext } from './context.ts';
import { askHidden } from './ask-hidden.ts';
import { firstLine } from './first-line.ts';
import { printSync } from './standard-output.ts';

/** The context of this process's terminal or pipes. */
export function terminalContext(): CommandContext {
  // A reader that closes the pipe in the middle of a table does not change what the command has done.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  return {
    env: process.env,
    clock: systemClock,
    version: VERSION,
    stream: process.stdout,
    out: printSync,
    complain: (text) => void process.stderr.write(text),
    ask: async (question) => {
      if (!process.stdin.isTTY) return null;
      return askHidden(process.stdin, (text) => process.stderr.write(text), question);
    },
    readLine: () => firstLine(process.stdin),
  };
}
