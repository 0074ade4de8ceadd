import { z } from 'zod';
import type { ProblemReason } from '../../../app/problem.ts';
import type { HttpAnswer } from './transport.ts';

/** What a service recognises its callers by. */
export type ServiceAccess = 'certificate' | 'key';

/** HTTP answers of a server in front of the service, or of a foreign server. */
export type HttpRefusal = Pick<HttpAnswer, 'status' | 'body' | 'location'>;

/** Servers have their own phrases for a missing or refused client certificate, those of this country in its languages. */
const CERTIFICATE_WORDS = [
  /(ssl|client|tls)[ -]cert/i,
  /certificate[ _](is |has |was )?(required|error|verif|missing|invalid|rejected|revoked|expired|signed|not|unknown|chain)/i,
  /(bad|invalid|expired|revoked|missing|untrusted|unknown|unsupported|no|a|your|self[- ]signed|issuer)[ _]certificate/i,
  /unknown[ _]ca\b/i,
  /no required ssl|\bmtls\b|mutual tls|\bx\.?509\b/i,
  /сертификат/i,
] as const;
/** 495 and 496 are nginx's own. */
const CERTIFICATE_STATUS: readonly number[] = [400, 401, 403, 495, 496];
/** The request was too late or one too many: the address is right. */
const ASK_LATER: readonly number[] = [408, 425, 429];
/** A server's faults that say that the address or the request is wrong, or that another one has answered. */
const NOT_OUT_OF_ORDER: readonly number[] = [501, 505, 511];
const PROXY_AUTHENTICATION = 407;
const NETWORK_AUTHENTICATION = 511;
/** A provider that blocks the address by order of somebody. */
const BLOCKED_BY_LAW = 451;
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
  if (CERTIFICATE_STATUS.includes(status) && CERTIFICATE_WORDS.some((words) => words.test(body)))
    return 'client-certificate-refused';
  if (status === 401 || status === 403) return hasCertificate ? 'access-refused' : 'api-key-refused';
  const isElsewhere = status >= 300 && status <= 399;
  const isPage = status >= 200 && status <= 299 && PAGE.test(body);
  return isElsewhere || isPage || status === NETWORK_AUTHENTICATION || status === BLOCKED_BY_LAW
    ? 'answered-by-another'
    : null;
}

/**
 * The service is out of order or too busy, reported by itself or by a gateway; the gateways' own codes (nginx and CDNs)
 * are not registered, and all of them concern the connection to the service behind them.
 */
function isOutOfOrder(status: number): boolean {
  return ASK_LATER.includes(status) || (status >= 500 && status <= 599 && !NOT_OUT_OF_ORDER.includes(status));
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
