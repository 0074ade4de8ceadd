import { delays } from '../common/delays.ts';
import type { RelayError } from './relay.ts';

/** The rules for pulses that hold for every board: one at a time, and none longer than the limit. */
export class PulseGuard {
  #busy: Promise<unknown> | undefined;

  get isBusy(): boolean {
    return this.#busy !== undefined;
  }

  /** Why a pulse must not begin now; undefined where it may. */
  refusal(pulseMs: number): RelayError | undefined {
    if (!(pulseMs > 0 && pulseMs <= delays.relayLongestPulseMs)) {
      return { kind: 'bad-pulse-length', message: `${pulseMs} ms is not within ${delays.relayLongestPulseMs} ms` };
    }
    return this.isBusy ? { kind: 'pulse-in-progress', message: 'the board is switching already' } : undefined;
  }

  /** Marks the board as in use until the work is done. */
  async occupy<T>(work: Promise<T>): Promise<T> {
    this.#busy = work;
    try {
      return await work;
    } finally {
      this.#busy = undefined;
    }
  }

  /** Resolves when no pulse is under way. */
  async whenIdle(): Promise<void> {
    while (this.#busy !== undefined) await this.#busy;
  }
}
