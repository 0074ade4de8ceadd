import type { MethodName } from '../../app/ipc/sandbox-process.ts';
import type { Scheme } from '../bank/schemes.ts';

/** Source of a request: a kiosk, or the sandbox's own phone. */
export type Line = 'kiosk' | 'phone';

/** One request as plain data, suitable for structured cloning. */
export interface RequestEntry {
  /** When the request had arrived, wall clock. */
  readonly atMs: number;
  readonly scheme: Scheme;
  readonly line: Line;
  readonly http: string;
  readonly path: string;
  /** Null when no method has this address. */
  readonly method: MethodName | null;
  readonly requestId: string | null;
  readonly userAgent: string | null;
  /** Number of the TCP connection, counted from 1 over all listeners. */
  readonly connection: number;
  /** Serial number of the client certificate, in upper-case hexadecimal; null without one. */
  readonly certificate: string | null;
  /** True when the connection resumed the TLS session of an earlier one. */
  readonly tlsResumed: boolean;
  /** Null when the connection broke before the answer was sent. */
  readonly httpStatus: number | null;
  /** Null when the answer has no StatusCode (an HTML page). */
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** For payment/status only: the request's number for this purchase, from 1, and the time since the previous one. */
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
