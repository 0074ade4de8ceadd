import type { Result } from '../../app/result.ts';
import { Failure } from './failure.mjs';

/** What was typed cannot be carried out, as only the work itself could find out; the exit code is that of wrong usage. */
export class WrongUsage extends Failure {}

/** The value, or a `WrongUsage` with the sentence of the error. */
export function needRight<T>(result: Result<T, string>): T {
  if (result.ok) return result.value;
  throw new WrongUsage(result.error);
}
