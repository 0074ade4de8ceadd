import { randomUUID } from 'node:crypto';
import { request, type Agent, type RequestOptions } from 'node:https';
import type { ClientRequest, IncomingHttpHeaders } from 'node:http';
import { err, ok, type Result } from '../../../app/result.ts';
import { VERSION } from '../../files/version.ts';
import { dropIdle, timeOf, type GivenUp } from './agent.ts';
import { readBody } from './body.ts';
import type { TrustedTime } from './trusted-time.ts';

export type HttpMethod = 'GET' | 'POST';

export interface HttpRequest {
  readonly method: HttpMethod;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** For the whole exchange, the TLS handshake included. */
  readonly timeoutMs: number;
  /** Takes the entries of a list as they come; they are then absent from the answer's body. */
  readonly onEntry?: (text: string) => void;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  readonly durationMs: number;
  /** The connection stood already: no TLS handshake was needed. */
  readonly warm: boolean;
  /** These headers as they came. */
  readonly date?: string;
  readonly retryAfter?: string;
  readonly location?: string;
}

/**
 * No answer that could be read. `code` is Node's error code or one of ours: TIMEOUT, TOO_LONG, NOT_UNPACKED, REQUEST,
 * PROXY_REFUSED, PROXY_UNREACHABLE.
 */
export interface TransportError {
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
  /** The connection had been used before and may have been closed by the other side in the meantime. */
  readonly warm: boolean;
  /** Only where dates of the server's certificate are the trouble. */
  readonly machineDate?: MachineDate;
}

/** The date of this machine (yyyy-mm-dd), and whether it is known to be wrong. */
export interface MachineDate {
  readonly date: string;
  readonly wrong: boolean;
}

/** The server's operators find us by it. */
const USER_AGENT = `Sauda/${VERSION}`;
/** Long addresses in a redirect are no more helpful than their beginning. */
const MAX_HEADER_CHARACTERS = 300;

/**
 * One exchange with a deadline and a fresh X-Request-ID (specification, section 3.1). Never rejects. Its connection
 * ends with the deadline, so a late answer is dropped.
 */
export function exchange(agent: Agent, wanted: HttpRequest): Promise<Result<HttpAnswer, TransportError>> {
  const { clock, trustedTime } = timeOf(agent);
  const requestId = randomUUID();
  const startedMs = clock.monoMs();
  const givenUp = new AbortController();
  return new Promise((resolve) => {
    let warm = false;
    let over = false;
    const finish = (result: Result<HttpAnswer, TransportError>): void => {
      if (over) return;
      over = true;
      cancelDeadline();
      resolve(result);
    };
    const fail = (code: string, message: string): void => {
      if (!over && warm && code !== 'TOO_LONG') dropIdle(agent);
      const machineDate = trustedTime === null ? null : judgeDate(code, trustedTime);
      finish(
        err({
          code,
          message: message === '' ? code : message,
          requestId,
          warm,
          ...(machineDate === null ? {} : { machineDate }),
        }),
      );
    };
    const begun = begin(agent, wanted, requestId, givenUp.signal);
    if (!begun.ok) {
      resolve(err({ code: 'REQUEST', message: begun.error, requestId, warm }));
      return;
    }
    const outgoing = begun.value;
    const cancelDeadline = clock.setTimer(wanted.timeoutMs, () => {
      fail('TIMEOUT', `no answer within ${String(wanted.timeoutMs)} ms`);
      outgoing.destroy();
      // A tunnel that is being made for this request is not its socket yet.
      givenUp.abort();
    });
    outgoing.on('socket', (socket) => {
      warm = outgoing.reusedSocket;
      socket.setNoDelay(true);
    });
    outgoing.on('error', (error) => {
      fail('code' in error ? String(error.code) : 'ERROR', error.message);
    });
    outgoing.on('response', (response) => {
      trustedTime?.hear(response.headers.date);
      const status = response.statusCode ?? 0;
      readBody(response, {
        done: (body) => {
          const durationMs = clock.monoMs() - startedMs;
          finish(ok({ status, body, requestId, durationMs, warm, ...headerFacts(response.headers) }));
        },
        fail,
        // A page instead of the list is kept as a whole, because its text shows whose it is.
        ...(wanted.onEntry === undefined || status < 200 || status > 299 ? {} : { onEntry: wanted.onEntry }),
      });
    });
    outgoing.end(wanted.body ?? undefined);
  });
}

/** A certificate's dates are compared with this machine's clock; where that is known to be wrong, it is to blame. */
function judgeDate(code: string, time: TrustedTime): MachineDate | null {
  if (code === 'CERT_NOT_YET_VALID') return { date: time.machineDate(), wrong: time.isClockBehind() };
  if (code === 'CERT_HAS_EXPIRED') return { date: time.machineDate(), wrong: time.isClockAhead() };
  return null;
}

/** Node refuses, by throwing, what cannot be sent at all: a line break in a header, an address of another scheme. */
function begin(
  agent: Agent,
  wanted: HttpRequest,
  requestId: string,
  givenUp: AbortSignal,
): Result<ClientRequest, string> {
  const length =
    wanted.body === null
      ? {}
      : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(wanted.body)) };
  const headers = {
    ...wanted.headers,
    'Accept': 'application/json',
    'User-Agent': USER_AGENT,
    'X-Request-ID': requestId,
    ...length,
  };
  // Not as `signal`: Node keeps that one from the agent.
  const options: RequestOptions & GivenUp = { method: wanted.method, agent, headers, givenUp };
  try {
    return ok(request(wanted.url, options));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** The headers that are used. */
function headerFacts(headers: IncomingHttpHeaders): Pick<HttpAnswer, 'date' | 'retryAfter' | 'location'> {
  const { date, location, 'retry-after': retryAfter } = headers;
  return {
    ...(date === undefined ? {} : { date }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(location === undefined ? {} : { location: location.slice(0, MAX_HEADER_CHARACTERS) }),
  };
}
