import { randomUUID } from 'node:crypto';
import { request, type Agent } from 'node:https';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { performance } from 'node:perf_hooks';
import { err, ok, type Result } from '../../app/result.ts';

export type HttpMethod = 'GET' | 'POST';

export interface HttpRequest {
  readonly method: HttpMethod;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** For the whole exchange, the TLS handshake included. */
  readonly timeoutMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly durationMs: number;
  /** The connection stood already: no TLS handshake was needed. */
  readonly warm: boolean;
}

/** No answer that could be read. `code` is Node's error code or one of ours: TIMEOUT, TOO_LONG, REQUEST. */
export interface TransportError {
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
  /** The connection had been used before and may have been closed by the other side in the meantime. */
  readonly warm: boolean;
}

const MAX_ANSWER_BYTES = 262_144;

/** One exchange with a deadline and a fresh X-Request-ID (specification, section 3.1). Never rejects. */
export function exchange(agent: Agent, wanted: HttpRequest): Promise<Result<HttpAnswer, TransportError>> {
  const requestId = randomUUID();
  const startedMs = performance.now();
  return new Promise((resolve) => {
    let warm = false;
    const fail = (code: string, message: string): void => {
      clearTimeout(deadline);
      resolve(err({ code, message, requestId, warm }));
    };
    const begun = begin(agent, wanted, requestId);
    if (!begun.ok) {
      resolve(err({ code: 'REQUEST', message: begun.error, requestId, warm }));
      return;
    }
    const outgoing = begun.value;
    const deadline = setTimeout(() => {
      outgoing.destroy();
      fail('TIMEOUT', `no answer within ${String(wanted.timeoutMs)} ms`);
    }, wanted.timeoutMs);
    outgoing.on('socket', (socket) => {
      warm = outgoing.reusedSocket;
      socket.setNoDelay(true);
    });
    outgoing.on('error', (error) => {
      fail('code' in error ? String(error.code) : 'ERROR', error.message);
    });
    outgoing.on('response', (response) => {
      collect(response, (body) => {
        clearTimeout(deadline);
        const durationMs = performance.now() - startedMs;
        resolve(ok({ status: response.statusCode ?? 0, body, requestId, durationMs, warm }));
      }, fail);
    });
    outgoing.end(wanted.body ?? undefined);
  });
}

/** Node refuses, by throwing, what cannot be sent at all: a line break in a header, an address of another scheme. */
function begin(agent: Agent, wanted: HttpRequest, requestId: string): Result<ClientRequest, string> {
  const length = wanted.body === null ? {} : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(wanted.body)) };
  const headers = { ...wanted.headers, 'Accept': 'application/json', 'X-Request-ID': requestId, ...length };
  try {
    return ok(request(wanted.url, { method: wanted.method, agent, headers }));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

function collect(
  response: IncomingMessage,
  done: (body: string) => void,
  fail: (code: string, message: string) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  response.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > MAX_ANSWER_BYTES) {
      response.destroy();
      fail('TOO_LONG', `the answer is longer than ${String(MAX_ANSWER_BYTES)} bytes`);
    } else {
      chunks.push(chunk);
    }
  });
  response.on('end', () => {
    done(Buffer.concat(chunks).toString('utf8'));
  });
  response.on('error', (error) => {
    fail('code' in error ? String(error.code) : 'ERROR', error.message);
  });
}
