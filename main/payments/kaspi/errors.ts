import { actionOfCode, canonicalCode } from '../../../app/payment/kaspi/codes.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { problem, type ProblemReason } from '../../../app/problem.ts';
import type { KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import type { DecodeError } from '../https/json.ts';
import type { Envelope } from './codec.ts';
import { causeOf, wordsOf, type HttpRefusal, type ServiceAccess } from '../https/http-refusals.ts';

const REASON_OF_CODE: Readonly<Record<string, ProblemReason>> = {
  '-999': 'payments-unavailable',
  '-10000': 'client-certificate-refused',
  '-1503': 'device-elsewhere',
  '-14000002': 'trade-points-none',
  '-99000002': 'trade-point-unknown',
};

/** An answer whose StatusCode is not 0. */
export function refusal(host: string, envelope: Envelope): PaymentFailure {
  const code = canonicalCode(envelope.statusCode);
  return {
    action: actionOfCode(code),
    problem: problem(REASON_OF_CODE[code] ?? 'payments-refused', { host, code, message: envelope.message }),
    code,
  };
}

/** What a caller of this contract is recognised by (specification, 1.3). */
export function accessOf(scheme: KaspiScheme): ServiceAccess {
  return scheme === 'lite' ? 'key' : 'certificate';
}

/** An answer that is not Kaspi's: HTML of a gateway, a login page, garbage. The request may have been carried out. */
export function unreadable(
  host: string,
  answer: HttpRefusal,
  error: DecodeError,
  scheme: KaspiScheme = 'standard',
): PaymentFailure {
  const code = `HTTP ${String(answer.status)}`;
  const detail = wordsOf(answer) ?? error.detail;
  const reason = causeOf(answer, accessOf(scheme)) ?? 'server-answer-invalid';
  return { action: 'retry', problem: problem(reason, { host, code, detail }), code };
}
