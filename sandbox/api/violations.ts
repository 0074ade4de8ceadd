import type { MethodName } from '../../app/ipc/sandbox-process.ts';
import type { Scheme } from '../bank/schemes.ts';

/** A rule of the specification; README gives the section of each. */
export type Rule =
  | 'request-id'
  | 'content-type'
  | 'body'
  | 'address'
  | 'field'
  | 'amount-decimals'
  | 'max-result'
  | 'api-key'
  | 'tls-version'
  | 'polled-too-often'
  | 'asked-after-final'
  | 'invoice-on-a-timer'
  | 'look-ups'
  | 'foreign-purchase'
  | 'registered-otherwise';

/** One broken rule; plain data. */
export interface Violation {
  /** Wall clock. */
  readonly atMs: number;
  readonly rule: Rule;
  /** An explanation for the client's developer. */
  readonly message: string;
  readonly scheme: Scheme;
  /** Null when no method has this address, or the connection failed before a request. */
  readonly method: MethodName | null;
  readonly requestId: string | null;
  /** False when the request was recorded and then answered normally or with the bank's own code. */
  readonly refused: boolean;
}

const MAX_VIOLATIONS = 5000;

/** The last violations, oldest first. */
export class ViolationLog {
  readonly #violations: Violation[] = [];
  readonly #listener: (violation: Violation) => void;

  constructor(listener: (violation: Violation) => void) {
    this.#listener = listener;
  }

  add(violation: Violation): void {
    this.#violations.push(violation);
    if (this.#violations.length > MAX_VIOLATIONS) this.#violations.shift();
    this.#listener(violation);
  }

  entries(): readonly Violation[] {
    return [...this.#violations];
  }
}
