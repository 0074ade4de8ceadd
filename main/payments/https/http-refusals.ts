import { z } from 'zod';
import type { ProblemReason } from '../../../app/problem.ts';
import type { HttpAnswer } from './transport.ts';

/** What a service recognises its callers by. */
export type ServiceAccess = 'certificate' | 'key';

/** HTTP answers of a server in front of the service, or of a foreign server. */
export type HttpRefusal = Pick<HttpAnswer, 'status' | 'body' | 'location'>;

/** Servers have their own phrases for a missing or refused client certificate. */
const CERTIFICATE_WORDS =
  /(ssl|client|tls)[ -]certificate|certificate (is )?(required|error|verif|missing|invalid|rejected|revoked|expired)|no required ssl/i;
/** 495 and 496 are nginx's own. */
const CERTIFICATE_STATUS: readonly number[] = [400, 401, 403, 495, 496];
/** The service is out of order or too busy, reported by itself or by a gateway: the address is right. */
const OUT_OF_ORDER: readonly number[] = [429, 500, 502, 503, 504];
/**
 * The gateways' codes in this range are not registered (nginx and CDNs); all concern the connection to the service
 * behind them.
 */
const GATEWAY_STATUS = { first: 520, last: 530 } as const;
const PROXY_AUTHENTICATION = 407;
const NETWORK_AUTHENTICATION = 511;
const PAGE = /^\s*(?:(?:<\?xml[^>]*>|<!--[^]*?-->)\s*)*<(?:!doctype|html|head|body|title|meta|script)\b/i;
const TITLE = /<title[^>]*>([^<]{1,200})/i;
const MAX_DETAIL = 120;

/**
 * The likely cause of an answer that is not the service's: what is to be looked at is the certificate, the ApiKey, the
 * address, or something in between. Null where nothing points to one of them.
 */
export function causeOf({ status, body }: HttpRefusal, access: ServiceAccess): ProblemReason | null {
  if (status === PROXY_AUTHENTICATION) return 'proxy-refused';
  if (isOutOfOrder(status)) return 'payments-unavailable';
  const hasCertificate = access === 'certificate';
  if (status === 495 || status === 496) return 'client-certificate-refused';
  if (CERTIFICATE_STATUS.includes(status) && CERTIFICATE_WORDS.test(body)) return 'client-certificate-refused';
  if (status === 401 || status === 403) return hasCertificate ? 'access-refused' : 'api-key-refused';
  const isElsewhere = status >= 300 && status <= 399;
  const isPage = status >= 200 && status <= 299 && PAGE.test(body);
  return isElsewhere || isPage || status === NETWORK_AUTHENTICATION ? 'answered-by-another' : null;
}

function isOutOfOrder(status: number): boolean {
  return OUT_OF_ORDER.includes(status) || (status >= GATEWAY_STATUS.first && status <= GATEWAY_STATUS.last);
}

/** A few words of the answer by which its sender can be recognised; null where there are none. */
export function wordsOf({ body, location }: HttpRefusal): string | null {
  return location === undefined ? shown(TITLE.exec(body)?.[1] ?? '') : shown(`-> ${location}`);
}

/** Pairs of names in JSON that is not the service's: what is wrong, and more of it (RFC 6749 and RFC 9457 among them). */
const WORDS_IN_JSON = [
  ['title', 'detail'],
  ['error', 'error_description'],
  ['error', 'message'],
  ['message', null],
  ['detail', null],
  ['error_description', null],
] as const;
/** An error may be an object of its own, once. */
const innerError = z.object({ error: z.record(z.string(), z.unknown()) });
const named = z.record(z.string(), z.unknown());

/** The message of a gateway that answers in JSON; null without one. The names in `json` are in lower case. */
export function wordsInJson(json: unknown): string | null {
  const inner = innerError.safeParse(json);
  const fields = named.safeParse(inner.success ? inner.data.error : json);
  if (!fields.success) return null;
  for (const [what, more] of WORDS_IN_JSON) {
    const first = fields.data[what];
    if (typeof first !== 'string') continue;
    const second = more === null ? undefined : fields.data[more];
    const words = shown(typeof second === 'string' && second !== first ? `${first}: ${second}` : first);
    if (words !== null) return words;
  }
  return null;
}

/** In one line, bounded, without characters that control a screen or the direction of a text. */
function shown(text: string): string | null {
  const clean = text
    .slice(0, 4 * MAX_DETAIL)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_DETAIL);
  return clean === '' ? null : clean;
}
