import type { CancelTimer, Clock } from '../../../app/ports/clock.ts';

interface Planned {
  readonly atMs: number;
  readonly order: number;
  /** Null when cancelled. */
  act: (() => void) | null;
}

/** Simulated time: things happen in the order of their moments, and in no time at all. */
export class Scheduler {
  readonly #heap: Planned[] = [];
  #nowMs = 0;
  #order = 0;
  #wallOffsetMs: number;

  constructor(wallMs: number = Date.UTC(2026, 0, 1)) {
    this.#wallOffsetMs = wallMs;
  }

  /** True time in milliseconds since the simulation began; no clock of the kiosk shows it. */
  get nowMs(): number {
    return this.#nowMs;
  }

  get wallMs(): number {
    return this.#wallOffsetMs + this.#nowMs;
  }

  /** The wall clock is set by a person, or by the network. */
  jumpWall(byMs: number): void {
    this.#wallOffsetMs += byMs;
  }

  after(delayMs: number, act: () => void): CancelTimer {
    const planned: Planned = { atMs: this.#nowMs + Math.max(0, delayMs), order: this.#order, act };
    this.#order += 1;
    this.#push(planned);
    return () => {
      planned.act = null;
    };
  }

  /** Lets the next thing happen; false if nothing is planned any more. */
  step(): boolean {
    for (let next = this.#pop(); next !== undefined; next = this.#pop()) {
      if (next.act === null) continue;
      this.#nowMs = next.atMs;
      next.act();
      return true;
    }
    return false;
  }

  #push(planned: Planned): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(planned);
    while (index > 0) {
      const parentIndex = (index - 1) >> 1;
      const parent = heap[parentIndex];
      if (parent === undefined || !isBefore(planned, parent)) break;
      heap[index] = parent;
      index = parentIndex;
    }
    heap[index] = planned;
  }

  #pop(): Planned | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let index = 0;
    for (;;) {
      let childIndex = 2 * index + 1;
      let child = heap[childIndex];
      if (child === undefined) break;
      const right = heap[childIndex + 1];
      if (right !== undefined && isBefore(right, child)) {
        childIndex += 1;
        child = right;
      }
      if (!isBefore(child, last)) break;
      heap[index] = child;
      index = childIndex;
    }
    heap[index] = last;
    return first;
  }
}

function isBefore(one: Planned, other: Planned): boolean {
  return one.atMs < other.atMs || (one.atMs === other.atMs && one.order < other.order);
}

/** A real clock moves on by itself; here a rest that is lost in rounding would be waited for without end. */
const LEAST_MS = 0.001;

/** The clocks of one run of the program: its monotonic clock starts from zero, and its timers end with it. */
export class RunClock implements Clock {
  readonly #scheduler: Scheduler;
  readonly #startedMs: number;
  #isAlive = true;

  constructor(scheduler: Scheduler, monoMs: number) {
    this.#scheduler = scheduler;
    this.#startedMs = scheduler.nowMs - monoMs;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  wallMs(): number {
    return this.#scheduler.wallMs;
  }

  monoMs(): number {
    return this.#scheduler.nowMs - this.#startedMs;
  }

  setTimer(delayMs: number, fire: () => void): CancelTimer {
    return this.#scheduler.after(delayMs > 0 ? Math.max(delayMs, LEAST_MS) : 0, () => {
      if (this.#isAlive) fire();
    });
  }

  die(): void {
    this.#isAlive = false;
  }
}
