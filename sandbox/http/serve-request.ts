import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../app/ports/clock.ts';
import { matchEndpoint } from '../api/match.ts';
import type { Scheme } from '../schemes.ts';
import { readBody } from './body.ts';
import type { FaultControl } from './faults.ts';
import type { Gateway, Reply } from './gateway.ts';
import { reply } from './gateway.ts';
import type { Connection } from './listener.ts';
import type { Line, RequestLog } from './request-log.ts';

/** What serving needs beside the request. */
export interface Service {
  readonly scheme: Scheme;
  readonly line: Line;
  readonly clock: Clock;
  readonly gateway: Gateway;
  readonly faults: FaultControl;
  readonly log: RequestLog;
}

/** Reads, answers and logs one request. Never throws: a connection that breaks while reading is simply over. */
export async function serveRequest(
  service: Service,
  request: IncomingMessage,
  response: ServerResponse,
  connection: Connection,
): Promise<void> {
  const { clock, faults, log, scheme, line } = service;
  const body = await readBody(request).catch(() => undefined);
  if (body === undefined) return;
  const atMs = clock.wallMs();
  const startMs = clock.monoMs();
  const http = request.method ?? '';
  const path = (request.url ?? '').split('?', 1)[0] ?? '';
  const match = matchEndpoint(scheme, http, path);
  const method = match.kind === 'endpoint' ? match.endpoint.name : null;
  const spoilt = line === 'kiosk' && method !== null;
  const requestId = header(request, 'x-request-id');
  const result = reply(service.gateway, {
    scheme,
    match,
    requestId,
    credentials: { apiKey: header(request, 'api-key'), certificate: connection.certificate },
    contentType: header(request, 'content-type'),
    body,
    fault: spoilt ? faults.take(method) : null,
  });
  const poll = method === 'payment/status' ? log.countPoll(path, startMs) : null;
  const sent = await send(clock, response, result, spoilt ? faults.delayMs(method) : 0);
  log.add({
    atMs,
    scheme,
    line,
    http,
    path,
    method,
    requestId,
    connection: connection.number,
    tlsResumed: connection.tlsResumed,
    httpStatus: sent ? result.httpStatus : null,
    statusCode: result.statusCode,
    durationMs: clock.monoMs() - startMs,
    poll,
  });
}

/** Sends a reply, after a delay if one is wanted; false when the connection broke before. */
async function send(clock: Clock, response: ServerResponse, result: Reply, delayMs: number): Promise<boolean> {
  if (delayMs > 0) await delayOrClose(clock, response, delayMs);
  if (response.destroyed) return false;
  response.writeHead(result.httpStatus, {
    'Content-Type': result.contentType,
    'Content-Length': Buffer.byteLength(result.body),
  });
  response.end(result.body);
  return true;
}

function delayOrClose(clock: Clock, response: ServerResponse, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.setTimer(delayMs, () => {
      response.off('close', closed);
      resolve();
    });
    const closed = (): void => {
      cancel();
      resolve();
    };
    response.once('close', closed);
  });
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}
