import type { Result } from '../../app/result.ts';
import { Failure } from './failure.mjs';

/** Wrong usage that only the work itself could find, with the exit code of wrong usage. */
export class WrongUsage extends Failure {}

/** The value of a result; throws a `WrongUsage` with the error's message. */
export function needRight<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new WrongUsage(result.error);
}
