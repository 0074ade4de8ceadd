import { resolve } from 'node:path';
import type { Command, Console } from '../../app/command-line/command.ts';
import { runCommand } from '../../app/command-line/run-command.ts';

/** What a command printed and how it ended. */
export interface Ran {
  readonly code: number;
  /** The word that `--json` gives for how it ended. */
  readonly reason: string | null;
  readonly out: string;
  readonly complaint: string;
}

/** Runs a command as a technician's terminal in the field does, in this process. */
export async function runAsTyped<Context extends Console>(
  command: Command<Context>,
  args: readonly string[],
  contextOf: (console: Console) => Context,
): Promise<Ran> {
  let out = '';
  let complaint = '';
  const console: Console = {
    out: (text) => {
      out += text;
      return true;
    },
    complain: (text) => {
      complaint += text;
    },
  };
  const call = { name: `sauda ${command.name}`, resolvePath: (path: string) => resolve(path) };
  const { code, reason } = await runCommand(command, args, contextOf(console), call);
  return { code, reason, out, complaint };
}
