import type { Clock } from '../../../app/ports/clock.ts';
import { Listeners } from '../../common/listeners.ts';

/** How a board keeps what an input saw: not at all, until it is read, or until 0 is written to a coil. */
export type InputLatch = 'none' | 'cleared-by-reading' | { readonly clearCoil: number };

/** One change of an input, as it is at the terminals. */
export interface InputChange {
  readonly input: number;
  readonly on: boolean;
  readonly atMonoMs: number;
}

interface Input {
  isOn: boolean;
  isLatched: boolean;
}

/** The discrete inputs of a simulated board, from 0. */
export class Inputs {
  readonly changed = new Listeners<InputChange>();
  readonly latch: InputLatch;
  readonly #clock: Clock;
  readonly #inputs: Input[];

  constructor(clock: Clock, count: number, latch: InputLatch) {
    this.#clock = clock;
    this.latch = latch;
    this.#inputs = Array.from({ length: count }, () => ({ isOn: false, isLatched: false }));
  }

  get count(): number {
    return this.#inputs.length;
  }

  /** What the terminals see. */
  set(input: number, isOn: boolean): void {
    const entry = this.#inputs[input];
    if (entry === undefined || entry.isOn === isOn) return;
    entry.isOn = isOn;
    if (isOn) entry.isLatched = true;
    this.changed.emit({ input, on: isOn, atMonoMs: this.#clock.monoMs() });
  }

  /** What the bus reads; reading clears a latch of that kind. */
  read(input: number): boolean {
    const entry = this.#inputs[input];
    if (entry === undefined) return false;
    if (this.latch === 'none') return entry.isOn;
    const isOn = entry.isOn || entry.isLatched;
    if (this.latch === 'cleared-by-reading') entry.isLatched = false;
    return isOn;
  }

  /** Clears the latches; an input that is still active is latched again at once. */
  clearLatches(): void {
    for (const entry of this.#inputs) entry.isLatched = entry.isOn;
  }
}
