import type { MethodName } from '../../app/ipc/sandbox-process.ts';
import type { Scheme } from '../bank/schemes.ts';

/** Which way a request came: from a kiosk, or from the sandbox's own phone. */
export type Line = 'kiosk' | 'phone';

/** One request; plain data that survives structured cloning. */
export interface RequestEntry {
  /** Wall clock, when the request had arrived. */
  readonly atMs: number;
  readonly scheme: Scheme;
  readonly line: Line;
  readonly http: string;
  readonly path: string;
  /** Null when the address means nothing. */
  readonly method: MethodName | null;
  readonly requestId: string | null;
  readonly userAgent: string | null;
  /** Number of the TCP connection, from 1, over all listeners. */
  readonly connection: number;
  /** Serial number of the client certificate, in upper-case hexadecimal; null without one. */
  readonly certificate: string | null;
  /** True when the TLS session of an earlier connection was taken up again. */
  readonly tlsResumed: boolean;
  /** Null when the connection broke before the answer was out. */
  readonly httpStatus: number | null;
  /** Null when the answer has no StatusCode (an HTML page). */
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** Only for payment/status: which request for this purchase it is, from 1, and how long after the previous one. */
  readonly poll: { readonly number: number; readonly sinceLastMs: number | null } | null;
}

const MAX_ENTRIES = 5000;
const MAX_POLLED = 10_000;

/** The last requests, oldest first. */
export class RequestLog {
  readonly #entries: RequestEntry[] = [];
  readonly #polls = new Map<string, { number: number; atMs: number }>();
  readonly #listener: (entry: RequestEntry) => void;

  constructor(listener: (entry: RequestEntry) => void) {
    this.#listener = listener;
  }

  add(entry: RequestEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
    this.#listener(entry);
  }

  /** Counts a status request for a purchase at a moment of the monotonic clock. */
  countPoll(path: string, nowMs: number): NonNullable<RequestEntry['poll']> {
    const last = this.#polls.get(path);
    const number = (last?.number ?? 0) + 1;
    this.#polls.set(path, { number, atMs: nowMs });
    const oldest = this.#polls.keys().next();
    if (this.#polls.size > MAX_POLLED && oldest.done !== true) this.#polls.delete(oldest.value);
    return { number, sinceLastMs: last === undefined ? null : nowMs - last.atMs };
  }

  entries(): readonly RequestEntry[] {
    return [...this.#entries];
  }
}
