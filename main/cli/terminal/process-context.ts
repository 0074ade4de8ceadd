import { systemClock } from '../../../drivers/common/system-clock.ts';
import { VERSION } from '../../files/version.ts';
import type { CommandContext } from './context.ts';
import { askHidden } from './ask-hidden.ts';
import { firstLine } from './first-line.ts';
import { printSync } from './standard-output.ts';

/** The terminal or the pipes that this process was started with. */
export function terminalContext(): CommandContext {
  // A reader may go away in the middle of a table; that changes nothing about what a command has done.
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
