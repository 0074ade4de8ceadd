import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { problem, type ProblemReason } from '../../../app/problem.ts';
import { SECOND_MS } from '../../../app/units.ts';
import type { TransportError } from './transport.ts';

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
  'CERT_REVOKED',
  'CERT_REJECTED',
  'CERT_CHAIN_TOO_LONG',
  'PATH_LENGTH_EXCEEDED',
  'HOSTNAME_MISMATCH',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const UNREACHABLE = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
]);
/** TLS alerts by which a server refuses our certificate, or requires one. */
const CERTIFICATE_ALERT =
  /alert[ _](bad[ _]certificate|unsupported[ _]certificate|certificate[ _](revoked|expired|unknown|required)|unknown[ _]ca|access[ _]denied|handshake[ _]failure|decrypt[ _]error|no[ _]certificate)/i;
/** The server does not support TLS 1.2, or does not speak HTTP. */
const NOT_THE_SERVICE =
  /^HPE_|wrong[ _]version[ _]number|unsupported[ _]protocol|alert[ _]protocol[ _]version|http[ _]request|packet[ _]length[ _]too[ _]long/i;
/** A TLS engine's own words stand between the places of its source where it noticed. */
const ENGINE_MESSAGE = /\berror:[0-9a-f]+:SSL routines:[^:]*:([^:]+)/i;

function transportReason({ code, machineDate }: TransportError, detail: string): ProblemReason {
  if (code === 'PROXY_REFUSED') return 'proxy-refused';
  if (code === 'PROXY_UNREACHABLE') return 'proxy-unreachable';
  if (UNTRUSTED.has(code)) return machineDate?.wrong === true ? 'clock-wrong' : 'server-untrusted';
  if (UNREACHABLE.has(code)) return 'network-unreachable';
  // Never sent: our own mistake, not the server's.
  if (code === 'REQUEST') return 'internal-error';
  // Depending on the moment and the engine only one of the two names the alert.
  const words = [code, detail];
  if (code === 'TOO_LONG' || code === 'NOT_UNPACKED' || words.some((text) => NOT_THE_SERVICE.test(text)))
    return 'server-answer-invalid';
  if (words.some((text) => CERTIFICATE_ALERT.test(text))) return 'client-certificate-refused';
  return 'server-silent';
}

/** A request that got no answer: whether it was carried out is unknown. */
export function transportFailure(host: string, error: TransportError): PaymentFailure {
  const { code, message, machineDate } = error;
  const detail = ENGINE_MESSAGE.exec(message)?.[1]?.trim() ?? message;
  const date = machineDate === undefined ? {} : { date: machineDate.date };
  return { action: 'retry', problem: problem(transportReason(error, detail), { host, code, detail, ...date }), code };
}

/** The service asked not to be asked for a while: nothing was sent. `leftMs` is what is left of that time. */
export function pausedByService(host: string, leftMs: number): PaymentFailure {
  const code = 'RETRY-AFTER';
  const detail = `${String(Math.ceil(leftMs / SECOND_MS))} s`;
  return {
    action: 'retry',
    problem: problem('payments-unavailable', { host, code, detail }),
    code,
    notSentForMs: leftMs,
  };
}
