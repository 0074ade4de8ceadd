/**
 * The exit codes of every command. `refused` is every "no": it could not be done, it was refused, something was found;
 * the reason is a word in the answer of `--json` and part of the sentence. The kiosk has codes of its own.
 */
export const EXIT = { done: 0, refused: 1, usage: 2, unexpected: 70 } as const;

/** One of the exit codes. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The line about them in every help text. */
export const EXIT_CODES_HELP =
  'exit codes: 0 done, 1 not possible, refused, or something was found, 2 wrong usage, 70 unexpected';

/** How a command ended. `reason` is the word that `--json` gives for it; null where there is nothing to tell apart. */
export interface Ended {
  readonly code: ExitCode;
  readonly reason: string | null;
}

/** The command did what it was asked for. */
export const DONE: Ended = { code: EXIT.done, reason: null };
