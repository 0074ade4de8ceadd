import { actionOfCode, canonicalCode } from '../../app/payment/kaspi-codes.ts';
import type { PaymentFailure } from '../../app/payment/provider.ts';
import { problem, type ProblemReason } from '../../app/session/problem.ts';
import type { DecodeError, Envelope } from './codec.ts';
import type { HttpAnswer, TransportError } from './transport.ts';

const UNTRUSTED = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_SIGNATURE_FAILURE',
  'CERT_UNTRUSTED',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const UNREACHABLE = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

function transportReason(error: TransportError): ProblemReason {
  if (UNTRUSTED.has(error.code)) return 'server-untrusted';
  if (UNREACHABLE.has(error.code)) return 'network-unreachable';
  if (error.code === 'TOO_LONG') return 'server-answer-invalid';
  // Never sent: our own mistake, not the server's.
  if (error.code === 'REQUEST') return 'internal-error';
  // An alert names what the server dislikes about us; the only thing it sees is our certificate.
  if (/ALERT/i.test(error.code) || /\balert\b/i.test(error.message)) return 'client-certificate-refused';
  return 'server-silent';
}

/** A request that got no answer: whether it was carried out is unknown. */
export function transportFailure(host: string, error: TransportError): PaymentFailure {
  return {
    action: 'retry',
    problem: problem(transportReason(error), { host, code: error.code, detail: error.message }),
    code: error.code,
  };
}

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

/** An answer that is not Kaspi's: HTML of a gateway, a login page, garbage. The request may have been carried out. */
export function unreadable(host: string, answer: HttpAnswer, error: DecodeError): PaymentFailure {
  const code = `HTTP ${String(answer.status)}`;
  return { action: 'retry', problem: problem('server-answer-invalid', { host, code, detail: error.detail }), code };
}
