import type { Log } from '../../../app/log/events.ts';
import type { KaspiMethodName } from '../../../app/payment/kaspi/methods.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { err, type Result } from '../../../app/result.ts';
import { timeOf } from './agent.ts';

import { decodeEnvelope, encodeBody, type DecodeError, type ExactNumber } from './codec.ts';
import { refusal, transportFailure, unreadable } from './errors.ts';
import { exchange, type HttpAnswer, type HttpMethod } from './transport.ts';
import type { Agent } from 'node:https';
import type { KaspiSettings } from '../../../app/config/kaspi.ts';
import type { RemoteLimits } from './request-limits.ts';

/** A request before it becomes HTTP. */
export interface KaspiRequest {
  readonly name: KaspiMethodName;
  readonly http: HttpMethod;
  /** Parts of the path behind the method's name. */
  readonly more: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, string | ExactNumber>> | null;
  readonly timeoutMs: number;
}

/** Reads the `Data` of an answer whose StatusCode is 0. */
export type Decoder<T> = (data: unknown) => Result<T, DecodeError>;

/** One method's request and answer, with its line in the log. Never rejects. */
export async function exchangeWith<T>(
  { agent, settings, apiKey }: KaspiAccess,
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
  let exchanged = await exchange(agent, wanted);
  const restMs = request.timeoutMs - (clock.monoMs() - startedMs);
  // A kept connection may have died unseen; asking again is safe only for what changes nothing.
  if (
    !exchanged.ok &&
    exchanged.error.warm &&
    isRepeatable(request) &&
    exchanged.error.code !== 'TIMEOUT' &&
    restMs > 0
  ) {
    exchanged = await exchange(agent, { ...wanted, timeoutMs: restMs });
  }
  const result = exchanged.ok
    ? readAnswer(url.host, exchanged.value, decode)
    : err(transportFailure(url.host, exchanged.error));
  report(log, path, result, exchanged.ok ? exchanged.value : null);
  return result;
}

/** A status is asked for again by its own interval: a strict bank counts both questions, and the first may have arrived. */
function isRepeatable({ http, name }: KaspiRequest): boolean {
  return http === 'GET' && name !== 'payment/status' && name !== 'return/status';
}

function report(log: Log, path: string, result: Result<unknown, PaymentFailure>, answer: HttpAnswer | null): void {
  const facts = {
    path,
    requestId: answer?.requestId ?? null,
    ms: answer === null ? null : Math.round(answer.durationMs),
    warm: answer?.warm ?? null,
  };
  if (result.ok) log.write('info', 'request-done', facts);
  else log.write('warning', 'request-failed', { ...facts, code: result.error.code, action: result.error.action });
}

/** The value of an answer; a code other than 0 or an HTTP status of failure is never one, whatever `Data` says. */
export function readAnswer<T>(
  host: string,
  answer: Pick<HttpAnswer, 'status' | 'body'>,
  decode: Decoder<T>,
): Result<T, PaymentFailure> {
  const envelope = decodeEnvelope(answer.body);
  if (!envelope.ok) return err(unreadable(host, answer, envelope.error));
  if (envelope.value.statusCode !== '0') return err(refusal(host, envelope.value));
  if (answer.status < 200 || answer.status > 299) return err(unreadable(host, answer, { detail: 'unexpected status' }));
  const decoded = decode(envelope.value.data);
  return decoded.ok ? decoded : err(unreadable(host, answer, decoded.error));
}

/** Who we are towards Kaspi: connection, contract, key. */
export interface KaspiAccess {
  readonly agent: Agent;
  readonly settings: KaspiSettings;
  /** Only in the lite scheme. */
  readonly apiKey: string | null;
  /** Shared by clients that follow each other. */
  readonly remote?: RemoteLimits;
}
