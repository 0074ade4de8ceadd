import type { MethodName } from '../../app/ipc/sandbox-process.ts';

/** What happens to a call instead of its answer. In both cases nothing is done: the call never reached the bank. */
export type Fault =
  /** A gateway before the bank answers with a page. */
  | { readonly kind: 'html-502' }
  /** The bank answers this code. */
  | { readonly kind: 'status'; readonly statusCode: number; readonly message?: string };

interface Pending {
  readonly fault: Fault;
  remaining: number;
}

/** Trouble on demand. None of it touches the phone's line: the customer has a network of their own. */
export class FaultControl {
  readonly #delays = new Map<MethodName, number>();
  readonly #pending = new Map<MethodName, Pending[]>();
  readonly #onUnplug: () => void;
  #plugged = true;

  constructor(onUnplug: () => void) {
    this.#onUnplug = onUnplug;
  }

  /** Holds the answers of a method back. The work is done at once, so a client that gives up loses a real answer. */
  delay(method: MethodName, delayMs: number): void {
    this.#delays.set(method, delayMs);
  }

  /** Spoils the next calls of a method; several orders are worked off one after the other. */
  next(method: MethodName, fault: Fault, times = 1): void {
    const queue = this.#pending.get(method) ?? [];
    queue.push({ fault, remaining: times });
    this.#pending.set(method, queue);
  }

  /** Pulls the network cable: every connection breaks at once, new ones are cut off. */
  unplug(): void {
    this.#plugged = false;
    this.#onUnplug();
  }

  plug(): void {
    this.#plugged = true;
  }

  get plugged(): boolean {
    return this.#plugged;
  }

  /** Back to a service without trouble. */
  clear(): void {
    this.#delays.clear();
    this.#pending.clear();
    this.#plugged = true;
  }

  /** For the server: how long to hold an answer of this method back. */
  delayMs(method: MethodName): number {
    return this.#delays.get(method) ?? 0;
  }

  /** For the server: the fault of this call, used up by asking. */
  take(method: MethodName): Fault | null {
    const queue = this.#pending.get(method) ?? [];
    const [head] = queue;
    if (head === undefined) return null;
    head.remaining -= 1;
    if (head.remaining <= 0) queue.shift();
    return head.fault;
  }
}
