import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../app/ports/clock.ts';
import { matchEndpoint } from '../api/match.ts';
import type { Scheme } from '../bank/schemes.ts';
import { readBody } from './body.ts';
import { NO_FAULTS, planFaults } from './fault-plan.ts';
import type { FaultControl } from './faults.ts';
import type { Gateway } from './gateway.ts';
import { answers } from './gateway.ts';
import type { Connection } from './listener.ts';
import { PHONE_PATH, phoneAnswer } from './phone-line.ts';
import { makeReply, PLAIN } from './reply.ts';
import type { Line, RequestLog } from './request-log.ts';
import { send } from './send.ts';
import type { Waits } from './waits.ts';

/** The parts that requests are served with. */
export interface Service {
  readonly scheme: Scheme;
  readonly line: Line;
  readonly clock: Clock;
  readonly gateway: Gateway;
  readonly faults: FaultControl;
  readonly log: RequestLog;
  readonly waits: Waits;
}

/** Reads, answers and logs one request. Never rejects, even if the connection breaks while the request is read. */
export async function serveRequest(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  connection: Connection,
): Promise<void> {
  const { clock, faults, gateway, line, log, scheme, waits } = service;
  const body = await readBody(request).catch(() => undefined);
  if (body === undefined) return;
  const atMs = clock.wallMs();
  const arrivedMs = clock.monoMs();
  const http = request.method ?? '';
  const [path, query] = splitOnce(request.url ?? '');
  const match = matchEndpoint(scheme, http, path);
  const method = match.kind === 'endpoint' ? match.endpoint.name : null;
  const plan = line === 'kiosk' && method !== null ? planFaults(faults.take(method)) : NO_FAULTS;
  const poll = method === 'payment/status' ? log.countPoll(path, arrivedMs) : null;
  const requestId = header(request, 'x-request-id');
  if (plan.waitBeforeMs > 0) await waits.wait(plan.waitBeforeMs);
  const given =
    line === 'phone' && path === PHONE_PATH
      ? [phoneAnswer(gateway.bank, connection, body)]
      : answers(
          gateway,
          {
            scheme,
            line,
            match,
            requestId,
            credentials: { apiKey: header(request, 'api-key'), certificate: connection.certificate },
            contentType: header(request, 'content-type'),
            query,
            body,
            arrivedMs,
          },
          plan.runs,
        );
  const emulation = path === PHONE_PATH || (match.kind === 'endpoint' && match.endpoint.emulation);
  const reply = makeReply(given, emulation, line === 'phone' ? PLAIN : gateway.bank.behaviour, plan);
  const sent = await send(clock, response, connection, reply, plan);
  if (sent && reply.settles !== null) gateway.bank.questions.finalSent(reply.settles);
  log.add({
    atMs,
    scheme,
    line,
    http,
    path,
    method,
    requestId,
    userAgent: header(request, 'user-agent'),
    connection: connection.number,
    certificate: connection.serial,
    tlsResumed: connection.tlsResumed,
    httpStatus: sent ? reply.httpStatus : null,
    statusCode: reply.statusCode,
    durationMs: clock.monoMs() - arrivedMs,
    poll,
  });
}

function splitOnce(url: string): [string, string] {
  const mark = url.indexOf('?');
  return mark === -1 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)];
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}
