import type { MethodName } from '../../app/ipc/sandbox-process.ts';
import type { Fault, FaultTarget } from './fault.ts';

export type { Fault, FaultTarget } from './fault.ts';

interface Pending {
  readonly faults: readonly Fault[];
  remaining: number;
}

/** What is in force for a method; plain data. */
export interface FaultsInForce {
  readonly method: FaultTarget;
  readonly faults: readonly Fault[];
  /** How many more calls; null until cleared. */
  readonly times: number | null;
}

/** Trouble on demand. None of it touches the phone's line: the customer has a network of their own. */
export class FaultControl {
  readonly #delays = new Map<MethodName, number>();
  readonly #standing = new Map<FaultTarget, readonly Fault[]>();
  readonly #pending = new Map<FaultTarget, Pending[]>();
  readonly #onUnplug: () => void;
  #plugged = true;

  constructor(onUnplug: () => void) {
    this.#onUnplug = onUnplug;
  }

  /** Holds the answers of a method back. The work is done at once, so a client that gives up loses a real answer. */
  delay(method: MethodName, delayMs: number): void {
    this.#delays.set(method, delayMs);
  }

  /** Spoils the next calls of a method (`*`: of any); several orders are worked off one after the other. */
  next(method: FaultTarget, fault: Fault | readonly Fault[], times = 1): void {
    const queue = this.#pending.get(method) ?? [];
    queue.push({ faults: [fault].flat(), remaining: times });
    this.#pending.set(method, queue);
  }

  /** Spoils every call of a method (`*`: of any) until it is cleared; replaces what was said before. */
  always(method: FaultTarget, fault: Fault | readonly Fault[]): void {
    this.#standing.set(method, [fault].flat());
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

  /** Back to a service without trouble; with a method, for that method alone. */
  clear(method?: FaultTarget): void {
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

  /** For the server: the faults of this call, those for the next calls used up by asking. */
  take(method: MethodName): Fault[] {
    const delayMs = this.#delays.get(method) ?? 0;
    return [
      ...(delayMs > 0 ? [{ kind: 'delay', delayMs } as const] : []),
      ...this.#takeNext('*'),
      ...this.#takeNext(method),
      ...(this.#standing.get('*') ?? []),
      ...(this.#standing.get(method) ?? []),
    ];
  }

  /** Everything that is in force. */
  list(): FaultsInForce[] {
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

  #takeNext(method: FaultTarget): readonly Fault[] {
    const queue = this.#pending.get(method) ?? [];
    const [head] = queue;
    if (head === undefined) return [];
    head.remaining -= 1;
    if (head.remaining <= 0) queue.shift();
    return head.faults;
  }
}
