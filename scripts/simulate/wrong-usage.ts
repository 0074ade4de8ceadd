import type { Result } from '../../app/result.ts';
import { Failure } from '../setup/failure.mjs';

/** What was typed behind the command's name cannot be carried out; the exit code is that of wrong usage. */
export class WrongUsage extends Failure {}

/** The exit codes of `simulate`, the same as those of `ports`. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

/** The value, or a `WrongUsage` with the sentence of the error and, where there is one, the usage behind it. */
export function needRight<T>(result: Result<T, string>, usage?: string): T {
  if (result.ok) return result.value;
  throw new WrongUsage(usage === undefined ? result.error : `${result.error}\n\nUsage:\n${usage}`);
}
