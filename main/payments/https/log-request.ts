import type { Log } from '../../../app/log/events.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import type { Result } from '../../../app/result.ts';
import type { HttpAnswer } from './transport.ts';

/** Logs how a request ended; `answer` is null where none came. */
export function logRequest(
  log: Log,
  path: string,
  result: Result<unknown, PaymentFailure>,
  answer: HttpAnswer | null,
): void {
  const facts = {
    path,
    requestId: answer?.requestId ?? null,
    ms: answer === null ? null : Math.round(answer.durationMs),
    warm: answer?.warm ?? null,
  };
  if (result.ok) log.write('info', 'request-done', facts);
  else log.write('warning', 'request-failed', { ...facts, code: result.error.code, action: result.error.action });
}
