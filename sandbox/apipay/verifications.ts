import type { Clock } from '../../app/ports/clock.ts';
import { SECOND_MS } from '../../app/units.ts';

interface Verification {
  readonly id: number;
  readonly idn: string;
  readonly startedAtMs: number;
  answer: 'verified' | 'failed' | null;
}

/** A verification as the service answers it. */
export interface VerificationJson {
  readonly id: number;
  readonly idn: string;
  readonly status: 'pending' | 'verified' | 'failed';
  readonly time_remaining: number;
}

/** The verifications of organisations: somebody has to confirm them in Kaspi Business before the time is over. */
export class Verifications {
  readonly #all = new Map<number, Verification>();
  readonly #clock: Clock;
  readonly #limitS: number;

  constructor(clock: Clock, limitS: number) {
    this.#clock = clock;
    this.#limitS = limitS;
  }

  /** The number of a new verification. */
  begin(idn: string): number {
    const id = this.#all.size + 1;
    this.#all.set(id, { id, idn, startedAtMs: this.#clock.wallMs(), answer: null });
    return id;
  }

  /** What a person does in Kaspi Business with the last verification; false where there is none to answer. */
  answer(answer: 'verified' | 'failed'): boolean {
    const last = this.#all.get(this.#all.size);
    if (last === undefined || this.read(last.id)?.status !== 'pending') return false;
    last.answer = answer;
    return true;
  }

  read(id: number): VerificationJson | null {
    const found = this.#all.get(id);
    if (found === undefined) return null;
    const passedS = Math.floor((this.#clock.wallMs() - found.startedAtMs) / SECOND_MS);
    const leftS = Math.max(0, this.#limitS - passedS);
    const status = found.answer ?? (leftS === 0 ? 'failed' : 'pending');
    return { id, idn: found.idn, status, time_remaining: leftS };
  }
}
