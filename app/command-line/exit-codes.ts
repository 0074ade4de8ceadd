/**
 * The exit codes of every command. `refused` covers every "no": the command could not be carried out, was refused, or
 * found something. The reason is a word in the `--json` answer and part of the sentence. The kiosk itself has other
 * codes.
 */
export const EXIT = { done: 0, refused: 1, usage: 2, unexpected: 70 } as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The line about exit codes in every help text. */
export const EXIT_CODES_HELP =
  'exit codes: 0 done, 1 not possible, refused, or something was found, 2 wrong usage, 70 unexpected';

/** How a command ended. `reason` is its word in the `--json` answer; null where the exit code says everything. */
export interface Ended {
  readonly code: ExitCode;
  readonly reason: string | null;
}

/** The result of a command that did what it was asked to do. */
export const DONE: Ended = { code: EXIT.done, reason: null };
