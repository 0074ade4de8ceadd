import type { MethodName } from '../../app/ipc/sandbox-process.ts';
import type { Fault } from './fault.ts';

export type { Fault } from './fault.ts';

interface Pending {
  readonly faults: readonly Fault[];
  remaining: number;
}

/** The active faults of a method, as plain data. */
export interface FaultsInForce<Method extends string = MethodName> {
  readonly method: Method | '*';
  readonly faults: readonly Fault[];
  /** Number of calls left; null for a fault that lasts until it is cleared. */
  readonly times: number | null;
}

/** Sets and clears faults. They do not affect the phone's line, because a customer's phone has its own network. */
export class FaultControl<Method extends string = MethodName> {
  readonly #delays = new Map<Method, number>();
  readonly #standing = new Map<Method | '*', readonly Fault[]>();
  readonly #pending = new Map<Method | '*', Pending[]>();
  readonly #onUnplug: () => void;
  #plugged = true;

  constructor(onUnplug: () => void) {
    this.#onUnplug = onUnplug;
  }

  /**
   * Delays the answers of a method. Requests are carried out at once, so a client that gives up loses a real answer.
   */
  delay(method: Method, delayMs: number): void {
    this.#delays.set(method, delayMs);
  }

  /** Applies faults to the next calls of a method (`*`: of any); several calls of `next` are queued. */
  next(method: Method | '*', fault: Fault | readonly Fault[], times = 1): void {
    const queue = this.#pending.get(method) ?? [];
    queue.push({ faults: [fault].flat(), remaining: times });
    this.#pending.set(method, queue);
  }

  /** Applies faults to every call of a method (`*`: of any) until they are cleared; replaces earlier ones. */
  always(method: Method | '*', fault: Fault | readonly Fault[]): void {
    this.#standing.set(method, [fault].flat());
  }

  /** Simulates an unplugged network cable: breaks every connection and refuses new ones. */
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

  /** Clears all faults and plugs the cable in again; with a method, clears the faults of that method only. */
  clear(method?: Method | '*'): void {
    if (method === undefined) {
      this.#delays.clear();
      this.#standing.clear();
      this.#pending.clear();
      this.#plugged = true;
      return;
    }
    if (method !== '*') this.#delays.delete(method);
    this.#standing.delete(method);
    this.#pending.delete(method);
  }

  /** The faults of a call. Counts down the faults set by `next`, so the server calls this once per request. */
  take(method: Method): Fault[] {
    const delayMs = this.#delays.get(method) ?? 0;
    return [
      ...(delayMs > 0 ? [{ kind: 'delay', delayMs } as const] : []),
      ...this.#takeNext('*'),
      ...this.#takeNext(method),
      ...(this.#standing.get('*') ?? []),
      ...(this.#standing.get(method) ?? []),
    ];
  }

  /** All active faults. */
  list(): FaultsInForce<Method>[] {
    return [
      ...[...this.#delays].map(([method, delayMs]) => ({
        method,
        faults: [{ kind: 'delay', delayMs } as const],
        times: null,
      })),
      ...[...this.#standing].map(([method, faults]) => ({ method, faults, times: null })),
      ...[...this.#pending].flatMap(([method, queue]) =>
        queue.map(({ faults, remaining }) => ({ method, faults, times: remaining })),
      ),
    ];
  }

  #takeNext(method: Method | '*'): readonly Fault[] {
    const queue = this.#pending.get(method) ?? [];
    const [head] = queue;
    if (head === undefined) return [];
    head.remaining -= 1;
    if (head.remaining <= 0) queue.shift();
    return head.faults;
  }
}
