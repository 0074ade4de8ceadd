import type { Call, CallFailure } from '../../app/ipc/derive.ts';
import type { Log } from '../../app/log/events.ts';
import { err, ok, type Result } from '../../app/result.ts';

/**
 * Runs the handler of a call with a decoded argument, and decodes the answer. Never throws: a handler that throws, or
 * returns what the contract does not allow, is logged, and the page receives only the fact that there is no answer.
 */
export async function answerCall(
  { answer }: Call,
  handle: () => unknown,
  { log, window, name }: { readonly log: Log; readonly window: string; readonly name: string },
): Promise<Result<unknown, CallFailure>> {
  const fail = (why: CallFailure, detail: string): Result<never, CallFailure> => {
    log.write('error', 'ipc-failed', { window, call: name, why, detail });
    return err(why);
  };
  try {
    const decoded = answer.safeParse(await handle());
    return decoded.success ? ok(decoded.data) : fail('answer-invalid', decoded.error.message);
  } catch (error) {
    return fail('failed', error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
