import type { Agent } from 'node:https';
import { z } from 'zod';
import type { Log } from '../../../app/log/events.ts';
import type { PaymentAction, PaymentFailure } from '../../../app/payment/provider.ts';
import { problem, type ProblemReason } from '../../../app/problem.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { SECOND_MS } from '../../../app/units.ts';
import { timeOf } from '../https/agent.ts';
import type { AnswerWatch } from '../https/answer-watch.ts';
import { causeOf, wordsInJson, wordsOf } from '../https/http-refusals.ts';
import { encodeBody, readJson, type BodyValue } from '../https/json.ts';
import { MAX_RETRY_AFTER_MS, retryAfterMs, type ServicePause } from '../https/retry-after.ts';
import { logRequest } from '../https/log-request.ts';
import { pausedByService, transportFailure } from '../https/transport-failure.ts';
import { exchange, type HttpAnswer, type HttpMethod, type HttpRequest } from '../https/transport.ts';

/** A request before it becomes HTTP. */
export interface WebRequest {
  readonly http: HttpMethod;
  /** Behind the base address, without a leading slash; the parts are escaped already. It is written to the log. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, BodyValue>>;
  readonly timeoutMs: number;
  /** Whether the service counts how often it is asked, so that a lost question is not repeated at once. */
  readonly isCounted?: boolean;
  /** Whether "not found" is the answer that is hoped for: a question about nothing, which shows that the service is there. */
  readonly isAboutNothing?: boolean;
}

/** JSON that came with a status of success; names are in small letters, numbers are text. */
export interface WebAnswer {
  readonly status: number;
  readonly json: unknown;
}

/** What a request is sent with. */
export interface WebAccess {
  readonly agent: Agent;
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The pause that the service has asked for, shared by all requests. */
  readonly pause: ServicePause;
  readonly answers: AnswerWatch;
  readonly log: Log;
}

const TOO_MANY_REQUESTS = 429;
const NOT_FOUND = 404;
const SERVER_ERROR = 500;
const ACCESS_REFUSED: readonly number[] = [401, 403];
/** The request was too late or too early: that decides nothing about what was asked for. */
const ASK_LATER: readonly number[] = [408, 425];
/** Without a time in the answer, a service that is asked too often is left alone for so long. */
const DEFAULT_PAUSE_MS = 15_000;
const ANSWERED_OR_WAITED: ReadonlySet<string> = new Set(['TIMEOUT', 'TOO_LONG', 'NOT_UNPACKED']);

/** One request and its answer, with its line in the log. Never rejects. */
export async function webCall(access: WebAccess, request: WebRequest): Promise<Result<WebAnswer, PaymentFailure>> {
  const { agent, answers, log, pause } = access;
  const { clock } = timeOf(agent);
  const url = new URL(`${access.baseUrl.replace(/\/+$/, '')}/${request.path}`);
  for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
  const startedMs = clock.monoMs();
  const leftMs = pause.leftMs(startedMs);
  if (leftMs > 0) {
    const failure = pausedByService(url.host, leftMs);
    logRequest(log, request.path, err(failure), null);
    return err(failure);
  }
  const wanted: HttpRequest = {
    method: request.http,
    url,
    headers: access.headers,
    body: request.body === undefined ? null : encodeBody(request.body),
    timeoutMs: request.timeoutMs,
  };
  let exchanged = await exchange(agent, wanted);
  const restMs = request.timeoutMs - (clock.monoMs() - startedMs);
  // A kept connection may have died unseen; asking again is safe only for what changes nothing.
  const isRepeatable = request.http === 'GET' && request.isCounted !== true && restMs > 0;
  if (!exchanged.ok && exchanged.error.warm && isRepeatable && !ANSWERED_OR_WAITED.has(exchanged.error.code))
    exchanged = await exchange(agent, { ...wanted, timeoutMs: restMs });
  if (!exchanged.ok) {
    const failed = err(transportFailure(url.host, exchanged.error));
    logRequest(log, request.path, failed, null);
    return failed;
  }
  answers.heard(clock.wallMs(), exchanged.value.durationMs);
  const result = readWebAnswer(url.host, exchanged.value);
  if (exchanged.value.status === TOO_MANY_REQUESTS)
    pause.begin(pauseMs(exchanged.value, clock.wallMs()), clock.monoMs());
  const isHopedFor = request.isAboutNothing === true && exchanged.value.status === NOT_FOUND;
  logRequest(log, request.path, isHopedFor ? ok(undefined) : result, exchanged.value);
  return result;
}

const retryAfterSchema = z.object({ retry_after: z.string().regex(/^\d{1,6}(\.\d+)?$/) });

/** The pause that a 429 asks for, by its header or in its body, in milliseconds. */
function pauseMs(answer: HttpAnswer, wallMs: number): number {
  const json = readJson(answer.body);
  const inBody = json.ok ? retryAfterSchema.safeParse(json.value) : null;
  const bodyMs = inBody?.success === true ? Math.ceil(Number(inBody.data.retry_after)) * SECOND_MS : null;
  return Math.min(retryAfterMs(answer, wallMs) ?? bodyMs ?? DEFAULT_PAUSE_MS, MAX_RETRY_AFTER_MS);
}

/** The JSON of an answer with a status of success; anything else is a failure with an action. */
export function readWebAnswer(
  host: string,
  answer: Pick<HttpAnswer, 'status' | 'body' | 'location'>,
): Result<WebAnswer, PaymentFailure> {
  const { status } = answer;
  const json = readJson(answer.body);
  const isObject = json.ok && typeof json.value === 'object' && json.value !== null;
  if (status >= 200 && status <= 299) {
    if (isObject) return ok({ status, json: json.value });
    const detail = json.ok ? 'not a JSON object' : json.error.detail;
    return err(failureOf(host, answer, 'retry', causeOf(answer, 'key') ?? 'server-answer-invalid', detail));
  }
  const said = errorWords(json.ok ? json.value : null) ?? wordsOf(answer) ?? `HTTP ${String(status)}`;
  if (ACCESS_REFUSED.includes(status)) return err(failureOf(host, answer, 'payments-off', 'api-key-refused', said));
  if (status === TOO_MANY_REQUESTS)
    return err({ ...failureOf(host, answer, 'retry', 'payments-unavailable', said), notSentForMs: SECOND_MS });
  // A page of something in between decides nothing; an answer in JSON is the service's own.
  if (!isObject && status !== NOT_FOUND)
    return err(failureOf(host, answer, 'retry', causeOf(answer, 'key') ?? 'server-answer-invalid', said));
  if (status === NOT_FOUND && isObject)
    return err(failureOf(host, answer, 'purchase-unknown', 'service-refused', said));
  if (status === NOT_FOUND) return err(failureOf(host, answer, 'retry', 'answered-by-another', said));
  if (status >= SERVER_ERROR || ASK_LATER.includes(status))
    return err(failureOf(host, answer, 'retry', 'payments-unavailable', said));
  return err(failureOf(host, answer, 'refuse-sale', 'service-refused', said));
}

const errorSchema = z.object({ error: z.string().max(200).optional(), code: z.string().max(200).optional() });

/** The service's word for what is wrong, such as `kaspi_session_invalid`, or its message. */
function errorWords(json: unknown): string | null {
  const found = errorSchema.safeParse(json);
  const word = found.success ? (found.data.error ?? found.data.code ?? null) : null;
  return word !== null && /^[\w.-]{1,80}$/.test(word) ? word : wordsInJson(json);
}

/** A failure whose code is the service's word where it is one, and its HTTP status otherwise. */
function failureOf(
  host: string,
  { status }: Pick<HttpAnswer, 'status'>,
  action: PaymentAction,
  reason: ProblemReason,
  said: string,
): PaymentFailure {
  const code = /^[\w.-]{1,80}$/.test(said) ? said : `HTTP ${String(status)}`;
  return { action, problem: problem(reason, { host, code, detail: said, message: said }), code, httpStatus: status };
}

/** An answer that has the form of one and does not say what is needed; the request may have been carried out. */
export function unusable(host: string, detail: string): PaymentFailure {
  return {
    action: 'retry',
    problem: problem('server-answer-invalid', { host, code: 'ANSWER', detail }),
    code: 'ANSWER',
  };
}

/** A request that was kept from the network because it would be of no use. */
export function withheld(code: string, message: string, action: PaymentAction = 'final'): PaymentFailure {
  return { action, problem: problem('service-refused', { code, message }), code };
}
