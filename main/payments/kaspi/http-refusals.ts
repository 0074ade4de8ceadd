import type { KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import type { ProblemReason } from '../../../app/problem.ts';
import type { HttpAnswer } from './transport.ts';

/** What a server before the bank, or somebody else altogether, answers in HTTP. */
export type HttpRefusal = Pick<HttpAnswer, 'status' | 'body' | 'location'>;

/** Servers say in words of their own that a client certificate is missing or not wanted. */
const CERTIFICATE_WORDS =
  /(ssl|client|tls)[ -]certificate|certificate (is )?(required|error|verif|missing|invalid|rejected|revoked|expired)|no required ssl/i;
/** 495 and 496 are nginx's own. */
const CERTIFICATE_STATUS: readonly number[] = [400, 401, 403, 495, 496];
/** The service is out of order or too busy, as it says itself or a gateway before it: the address is right. */
const OUT_OF_ORDER: readonly number[] = [429, 502, 503, 504];
const PROXY_AUTHENTICATION = 407;
const NETWORK_AUTHENTICATION = 511;
const PAGE = /^\s*(?:(?:<\?xml[^>]*>|<!--[^]*?-->)\s*)*<(?:!doctype|html|head|body|title|meta|script)\b/i;
const TITLE = /<title[^>]*>([^<]{1,200})/i;
const MAX_DETAIL = 120;

/**
 * The likely cause of an answer that is not the bank's: what is to be looked at is the certificate, the ApiKey, the
 * address, or something in between. Null where nothing points to one of them.
 */
export function causeOf({ status, body }: HttpRefusal, scheme: KaspiScheme): ProblemReason | null {
  if (status === PROXY_AUTHENTICATION) return 'proxy-refused';
  if (OUT_OF_ORDER.includes(status)) return 'payments-unavailable';
  const hasCertificate = scheme !== 'lite';
  if (status === 495 || status === 496) return 'client-certificate-refused';
  if (CERTIFICATE_STATUS.includes(status) && CERTIFICATE_WORDS.test(body)) return 'client-certificate-refused';
  if (status === 401 || status === 403) return hasCertificate ? 'access-refused' : 'api-key-refused';
  const isElsewhere = status >= 300 && status <= 399;
  const isPage = status >= 200 && status <= 299 && PAGE.test(body);
  return isElsewhere || isPage || status === NETWORK_AUTHENTICATION ? 'answered-by-another' : null;
}

/** A few words of the answer by which its sender can be recognised; null where there are none. */
export function wordsOf({ body, location }: HttpRefusal): string | null {
  if (location !== undefined) return `-> ${location}`.slice(0, MAX_DETAIL);
  const title = TITLE.exec(body)?.[1]?.trim() ?? '';
  return title === '' ? null : title.slice(0, MAX_DETAIL);
}
