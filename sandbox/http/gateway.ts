import { unreachable } from '../../app/result.ts';
import type { Result } from '../../app/result.ts';
import { err, ok } from '../../app/result.ts';
import type { Answer } from '../api/answer.ts';
import { badRequest, refusal } from '../api/answer.ts';
import type { Call } from '../api/call.ts';
import type { Endpoint } from '../api/endpoint.ts';
import type { Match } from '../api/match.ts';
import type { Bank } from '../bank/bank.ts';
import type { Organisation } from '../bank/organisation.ts';
import { REQUEST_STATUS, STATUS } from '../bank/status-codes.ts';
import type { Scheme } from '../bank/schemes.ts';
import type { Access, Credentials } from './access.ts';
import { authenticate } from './access.ts';
import { parseBody } from './body.ts';
import { readQuery } from './query.ts';
import type { RequestIds } from './request-ids.ts';
import type { Line } from './request-log.ts';
import type { Rule, ViolationLog } from '../api/violations.ts';

/** The parts that all listeners share. */
export interface Gateway {
  readonly bank: Bank;
  readonly access: Access;
  readonly requestIds: RequestIds;
  readonly violations: ViolationLog;
  /** When true, requests that break the specification are refused. */
  readonly strict: boolean;
}

/** A request that was read completely and matched to an endpoint. */
export interface ReceivedRequest {
  readonly scheme: Scheme;
  readonly line: Line;
  readonly match: Match;
  readonly credentials: Credentials;
  readonly requestId: string | null;
  readonly contentType: string | null;
  /** Without the question mark. */
  readonly query: string;
  readonly body: Buffer | null;
  /** Monotonic clock. */
  readonly arrivedMs: number;
}

const PRODUCTION_KEY = /^prod_/i;

/**
 * Answers a request as often as it arrives: checks the caller, then the form (2.1), then calls the method. A request
 * that a gateway doubles is checked once and carried out twice.
 */
export function answers(gateway: Gateway, request: ReceivedRequest, runs: number): Answer[] {
  if (runs === 0) return [];
  const watching = watch(gateway, request);
  const work = admit(gateway, request, watching);
  if (!work.ok) return [work.error];
  const { endpoint, input, callers } = work.value;
  const { bank } = gateway;
  const call = { bank, callers, arrivedMs: request.arrivedMs };
  return Array.from({ length: runs }, (_, run) =>
    endpoint.run(input, { ...call, ...(run === 0 ? watching : UNWATCHED) }),
  );
}

type Watching = Pick<Call, 'breach' | 'note' | 'malformed'>;

/** Records nothing: for the phone and for the second copy of a doubled request, which no client under test sent. */
const UNWATCHED: Watching = { breach: () => null, note: () => undefined, malformed: (_rule, answer) => answer };

function watch(gateway: Gateway, request: ReceivedRequest): Watching {
  const { bank, strict, violations } = gateway;
  const { line, match, requestId, scheme } = request;
  if (line === 'phone') return UNWATCHED;
  const record = (rule: Rule, message: string, refused: boolean): void => {
    const method = match.kind === 'endpoint' ? match.endpoint.name : null;
    violations.add({ atMs: bank.clock.wallMs(), rule, message, scheme, method, requestId, refused });
  };
  return {
    breach: (rule, message) => {
      record(rule, message, strict);
      return strict ? badRequest(REQUEST_STATUS.badRequest, message) : null;
    },
    note: (rule, message) => {
      record(rule, message, false);
    },
    malformed: (rule, answer) => {
      const message = answer.message ?? rule;
      record(rule, message, true);
      return strict ? badRequest(REQUEST_STATUS.badRequest, message) : answer;
    },
  };
}

interface Work {
  readonly endpoint: Endpoint;
  readonly input: object;
  readonly callers: readonly Organisation[];
}

function admit(gateway: Gateway, request: ReceivedRequest, { breach, malformed }: Watching): Result<Work, Answer> {
  const { credentials, match, scheme } = request;
  const keyRefused = refuseApiKey(scheme, credentials, breach);
  if (keyRefused !== null) return err(keyRefused);
  const callers = authenticate(scheme, gateway.bank, gateway.access, credentials);
  if (callers === null)
    return err(refusal(STATUS.noClientCertificate, scheme === 'lite' ? 'Неизвестный Api-Key' : undefined));
  const id = gateway.requestIds.accept(request.requestId);
  if (!id.ok) return err(malformed('request-id', badRequest(REQUEST_STATUS.badRequest, id.error)));
  switch (match.kind) {
    case 'unknown':
      return err(malformed('address', badRequest(REQUEST_STATUS.unknownMethod, 'no such method in this scheme')));
    case 'wrong-method':
      return err(malformed('address', badRequest(REQUEST_STATUS.wrongHttpMethod, 'wrong HTTP method')));
    case 'endpoint': {
      const { endpoint, parameters } = match;
      const input = readInput(request, endpoint, { breach, malformed });
      return input.ok ? ok({ endpoint, input: { ...input.value, ...parameters }, callers }) : input;
    }
    default:
      return unreachable(match);
  }
}

/** Checks the use of the ApiKey (1.3): r1 needs a test key, and requests of the other schemes must not have one. */
function refuseApiKey(scheme: Scheme, { apiKey }: Credentials, breach: Watching['breach']): Answer | null {
  if (apiKey === null) return null;
  if (scheme !== 'lite') return breach('api-key', 'the header Api-Key belongs to scheme r1 only');
  return PRODUCTION_KEY.test(apiKey) ? breach('api-key', 'a production ApiKey (prod_) was sent to a test host') : null;
}

function readInput(
  { body, contentType, query }: ReceivedRequest,
  endpoint: Endpoint,
  { breach, malformed }: Pick<Watching, 'breach' | 'malformed'>,
): Result<object, Answer> {
  if (endpoint.http === 'GET') {
    const refused = body?.length === 0 ? null : breach('body', `${endpoint.name} is a GET: it has no body`);
    return refused === null ? ok(readQuery(query, endpoint.fields)) : err(refused);
  }
  const refused =
    query === '' ? null : breach('field', `${endpoint.name} takes its fields in the body, not in the address`);
  if (refused !== null) return err(refused);
  const parsed = parseBody(contentType, body);
  if (parsed.ok) return parsed;
  return err(malformed(parsed.error.statusCode === REQUEST_STATUS.notJson ? 'content-type' : 'body', parsed.error));
}
