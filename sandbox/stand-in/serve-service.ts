import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse, stringify } from 'lossless-json';
import type { Clock } from '../../app/ports/clock.ts';
import { readBody } from '../http/body.ts';
import { NO_FAULTS, planFaults, type FaultPlan } from '../http/fault-plan.ts';
import type { FaultControl } from '../http/faults.ts';
import type { Connection } from '../http/listener.ts';
import { foreignReply, jsonReply, type Reply } from '../http/reply.ts';
import { send } from '../http/send.ts';
import type { Waits } from '../http/waits.ts';
import { matchOperation, type Matched, type Operation, type ServiceAnswer, type ServiceRequest } from './operation.ts';
import type { LastEntries, ServiceEntry } from './service-log.ts';

/** What a stand-in is made of. */
export interface StandInParts<Name extends string> {
  readonly service: string;
  /** Base addresses that are answered, such as `/api` and `/api/v1`; the longest one that fits counts. */
  readonly bases: readonly string[];
  readonly operations: readonly Operation<Name>[];
  /** Answers a request that has this operation. */
  readonly run: (name: Name, request: ServiceRequest) => ServiceAnswer;
  /** Before anything else, also at an unknown address: authentication and rate limit. Null lets the request pass. */
  readonly admit: (name: Name | null, request: ServiceRequest) => ServiceAnswer | null;
  /** The answer to an address that is none. */
  readonly notFound: ServiceAnswer;
  readonly notJson: ServiceAnswer;
}

/** The parts that requests are served with. */
export interface Serving<Name extends string> {
  readonly clock: Clock;
  readonly faults: FaultControl<Name>;
  readonly log: LastEntries<ServiceEntry>;
  readonly waits: Waits;
  readonly parts: StandInParts<Name>;
}

const MAX_BODY: ServiceAnswer = { httpStatus: 413, body: { message: 'Payload Too Large' } };
const JSON_TYPE = /^application\/json(?:\s*;|$)/i;

/** Reads, answers and logs one request. Never rejects, even if the connection breaks while the request is read. */
export async function serveService<Name extends string>(
  serving: Serving<Name>,
  request: IncomingMessage,
  response: ServerResponse,
  connection: Connection,
): Promise<void> {
  const { clock, faults, log, parts, waits } = serving;
  const body = await readBody(request).catch(() => undefined);
  if (body === undefined) return;
  const atMs = clock.wallMs();
  const arrivedMs = clock.monoMs();
  const http = request.method ?? '';
  const url = new URL(request.url ?? '/', 'https://stand-in');
  const matched = matchOperation(parts.operations, http, behindBase(parts.bases, url.pathname));
  const name = matched?.operation.name ?? null;
  const plan = name === null ? NO_FAULTS : planFaults(faults.take(name));
  if (plan.waitBeforeMs > 0) await waits.wait(plan.waitBeforeMs);
  const given = answersOf(parts, matched, plan.runs, body, request.headers['content-type'] ?? null, {
    query: url.searchParams,
    header: (wanted) => textOf(request.headers[wanted.toLowerCase()]),
    arrivedMs,
    atMs,
  });
  const reply = replyOf(given, plan);
  const sent = await send(clock, response, connection, reply, plan);
  log.add({
    atMs,
    service: parts.service,
    http,
    path: url.pathname,
    operation: name,
    userAgent: textOf(request.headers['user-agent']),
    httpStatus: sent ? reply.httpStatus : null,
    durationMs: clock.monoMs() - arrivedMs,
  });
}

/** The answers of as many runs as a gateway made of the request; they share the admission. */
function answersOf<Name extends string>(
  parts: StandInParts<Name>,
  matched: Matched<Name> | null,
  runs: number,
  body: Buffer | null,
  contentType: string | null,
  facts: Omit<ServiceRequest, 'at' | 'body'>,
): ServiceAnswer[] {
  if (runs === 0) return [];
  const bare = { ...facts, at: matched?.at ?? {}, body: undefined };
  const refused = parts.admit(matched?.operation.name ?? null, bare);
  if (refused !== null) return [refused];
  if (matched === null) return [parts.notFound];
  if (body === null) return [MAX_BODY];
  const json = body.length === 0 ? undefined : readJson(contentType, body);
  if (json === null) return [parts.notJson];
  const { name } = matched.operation;
  return Array.from({ length: runs }, () => parts.run(name, { ...bare, body: json }));
}

function readJson(contentType: string | null, body: Buffer): unknown {
  if (!JSON_TYPE.test(contentType ?? '')) return null;
  try {
    return parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
}

/** The request did not reach the service, and no fault replaces its answer. */
const NOTHING: ServiceAnswer = { httpStatus: 200, body: null };

function replyOf(answers: readonly ServiceAnswer[], plan: FaultPlan): Reply {
  const { substitute } = plan;
  if (substitute?.kind === 'page' || substitute?.kind === 'http') return foreignReply(substitute, plan);
  const answer = (plan.answerSecond ? answers.at(-1) : answers[0]) ?? NOTHING;
  const text = answer.body === null ? '' : (stringify(withStatus(answer.body, plan)) ?? '');
  const reply = jsonReply(answer.httpStatus, text, plan);
  return { ...reply, headers: { ...answer.headers, ...reply.headers } };
}

/** Applies the faults `purchase-status` and `numbers-as-text` to the whole answer. */
function withStatus(value: unknown, plan: FaultPlan): unknown {
  const { numbersAsText, purchaseStatus } = plan;
  if (numbersAsText && typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map((element: unknown) => withStatus(element, plan));
  if (typeof value !== 'object' || value?.constructor !== Object) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]: [string, unknown]) => [
      name,
      name === 'status' && purchaseStatus !== null ? purchaseStatus : withStatus(field, plan),
    ]),
  );
}

function behindBase(bases: readonly string[], path: string): string {
  const [base] = bases.filter((one) => path.startsWith(`${one}/`)).sort((a, b) => b.length - a.length);
  return base === undefined ? '' : path.slice(base.length);
}

function textOf(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
