import type { Log } from '../../../app/log/events.ts';
import { isKnownCode } from '../../../app/payment/kaspi/codes.ts';
import type { KaspiScheme } from '../../../app/payment/kaspi/methods.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { err, type Result } from '../../../app/result.ts';
import { timeOf } from '../https/agent.ts';
import type { AnswerWatch } from '../https/answer-watch.ts';

import { decodeJson, encodeBody, type DecodeError, type ExactNumber } from '../https/json.ts';
import { logRequest } from '../https/log-request.ts';
import { pausedByService, transportFailure } from '../https/transport-failure.ts';
import { decodeEnvelope } from './codec.ts';
import { accessOf, refusal, unreadable } from './errors.ts';
import { retryAfterMs, type ServicePause } from '../https/retry-after.ts';
import { causeOf, wordsInJson } from '../https/http-refusals.ts';
import { exchange, type HttpAnswer, type HttpMethod, type HttpRequest } from '../https/transport.ts';
import type { Agent } from 'node:https';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { RemoteLimits } from './request-limits.ts';

/** A request before it becomes HTTP. */
export interface KaspiRequest {
  /** The method's own part of the path. */
  readonly name: string;
  readonly http: HttpMethod;
  /** Parts of the path behind the method's name. */
  readonly more: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string | ExactNumber>> | null;
  readonly timeoutMs: number;
  /** `Data` is a list that may be long: its entries are read while they come, so many of them at most. */
  readonly maxEntries?: number;
}

/** Reads the `Data` of an answer whose StatusCode is 0. */
export type Decoder<T> = (data: unknown) => Result<T, DecodeError>;

/** After these asking again at once is of no use: something did answer, or the time is over. */
const ANSWERED_OR_WAITED: ReadonlySet<string> = new Set(['TIMEOUT', 'TOO_LONG', 'NOT_UNPACKED']);

/** One method's request and answer, with its line in the log. Never rejects. */
export async function exchangeWith<T>(
  { agent, settings, apiKey, pause, answers }: KaspiAccess,
  log: Log,
  request: KaspiRequest,
  decode: Decoder<T>,
): Promise<Result<T, PaymentFailure>> {
  const path = [request.name, ...request.more.map(encodeURIComponent)].join('/');
  const url = new URL(`${settings.baseUrl.replace(/\/+$/, '')}/${path}`);
  for (const [name, value] of Object.entries(request.query)) url.searchParams.set(name, value);
  const wanted = {
    method: request.http,
    url,
    headers: apiKey === null ? {} : { 'Api-Key': apiKey },
    body: request.body === null ? null : encodeBody(request.body),
    timeoutMs: request.timeoutMs,
  };
  const { clock } = timeOf(agent);
  const startedMs = clock.monoMs();
  const leftMs = pause?.leftMs(startedMs) ?? 0;
  if (leftMs > 0) {
    const failure = pausedByService(url.host, leftMs);
    logRequest(log, path, err(failure), null);
    return err(failure);
  }
  let entries = new Entries(request.maxEntries);
  let exchanged = await exchange(agent, { ...wanted, ...entries.taker() });
  const restMs = request.timeoutMs - (clock.monoMs() - startedMs);
  // A kept connection may have died unseen; asking again is safe only for what changes nothing.
  if (
    !exchanged.ok &&
    exchanged.error.warm &&
    isRepeatable(request) &&
    !ANSWERED_OR_WAITED.has(exchanged.error.code) &&
    restMs > 0
  ) {
    entries = new Entries(request.maxEntries);
    exchanged = await exchange(agent, { ...wanted, ...entries.taker(), timeoutMs: restMs });
  }
  if (exchanged.ok) answers?.heard(clock.wallMs(), exchanged.value.durationMs);
  const busyMs = exchanged.ok ? retryAfterMs(exchanged.value, clock.wallMs()) : null;
  if (busyMs !== null) pause?.begin(busyMs, clock.monoMs());
  const result = exchanged.ok
    ? readAnswer(url.host, exchanged.value, (data) => decode(entries.into(data)), settings.scheme)
    : err(transportFailure(url.host, exchanged.error));
  logRequest(log, path, result, exchanged.ok ? exchanged.value : null);
  return result;
}

/** A status is asked for again by its own interval: a strict bank counts both questions, and the first may have arrived. */
function isRepeatable({ http, name }: KaspiRequest): boolean {
  return http === 'GET' && name !== 'payment/status' && name !== 'return/status';
}

/** The value of an answer; a code other than 0 or an HTTP status of failure is never one, even with `Data`. */
export function readAnswer<T>(
  host: string,
  answer: Pick<HttpAnswer, 'status' | 'body' | 'location'>,
  decode: Decoder<T>,
  scheme: KaspiScheme = 'standard',
): Result<T, PaymentFailure> {
  const envelope = decodeEnvelope(answer.body);
  if (!envelope.ok) {
    const detail = wordsInJson(decodeJson(answer.body)) ?? envelope.error.detail;
    return err(unreadable(host, answer, { detail }, scheme));
  }
  const { statusCode, data, message } = envelope.value;
  const isRefused = answer.status < 200 || answer.status > 299;
  // A gateway that answers in JSON has codes of its own; whose they are shows in the HTTP status.
  if (isRefused && !isKnownCode(statusCode) && causeOf(answer, accessOf(scheme)) !== null)
    return err(unreadable(host, answer, { detail: `${statusCode} ${message}`.trim() }, scheme));
  if (statusCode !== '0') return err(refusal(host, envelope.value));
  if (isRefused) return err(unreadable(host, answer, { detail: 'unexpected status' }, scheme));
  const decoded = decode(data);
  return decoded.ok ? decoded : err(unreadable(host, answer, decoded.error, scheme));
}

/** Who we are towards Kaspi: connection, contract, key. */
export interface KaspiAccess {
  readonly agent: Agent;
  readonly settings: KaspiSettings;
  /** Only in the lite scheme. */
  readonly apiKey: string | null;
  /** Shared by clients that follow each other. */
  readonly remote?: RemoteLimits;
  /** Shared in the same way: the pause that the service has asked for. */
  readonly pause?: ServicePause;
  /** Likewise. */
  readonly answers?: AnswerWatch;
}

/** The entries of a long list, read one by one; text that is not JSON becomes an entry without fields. */
class Entries {
  readonly #max: number | undefined;
  readonly #entries: unknown[] = [];

  constructor(max: number | undefined) {
    this.#max = max;
  }

  taker(): Pick<HttpRequest, 'onEntry'> {
    const max = this.#max;
    if (max === undefined) return {};
    return {
      onEntry: (text) => {
        if (this.#entries.length < max) this.#entries.push(decodeJson(text));
      },
    };
  }

  /** The list where the answer had one. */
  into(data: unknown): unknown {
    return this.#max !== undefined && Array.isArray(data) && data.length === 0 ? this.#entries : data;
  }
}
