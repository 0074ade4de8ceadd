import { Seeded } from '../../support/seeded.ts';

/** One choice, with the question it answered. */
export interface Decision {
  readonly what: string;
  readonly value: number;
}

/**
 * Every choice of a simulation comes from one tape: drawn from a seed, or played back from a list, whose rest is 0. The value 0
 * is always the harmless choice, so that a tape can be made simpler by lowering its values.
 */
export class Decisions {
  /** The tape so far. */
  readonly values: number[] = [];
  /** The label of each value; null unless a trace is wanted. */
  readonly #labels: string[] | null;
  readonly #seeded: Seeded | null;
  readonly #tape: readonly number[];
  #isCalm = false;

  private constructor(seeded: Seeded | null, tape: readonly number[], labelled: boolean) {
    this.#seeded = seeded;
    this.#tape = tape;
    this.#labels = labelled ? [] : null;
  }

  static fromSeed(seed: number, labelled = false): Decisions {
    return new Decisions(new Seeded(seed), [], labelled);
  }

  static fromTape(tape: readonly number[], labelled = false): Decisions {
    return new Decisions(null, tape, labelled);
  }

  get isCalm(): boolean {
    return this.#isCalm;
  }

  /** The label of each value of the tape; empty without a trace. */
  labels(): readonly string[] {
    return this.#labels ?? [];
  }

  /** From now on every choice is the harmless one, and none is on the tape. */
  calm(): void {
    this.#isCalm = true;
  }

  /** Whether something happens that happens with this probability. */
  chance(what: string, rate: number): boolean {
    return this.fault(what, rate, 1) === 1;
  }

  /** 0 with the probability `1 - rate`, else one of 1 to `count`. */
  fault(what: string, rate: number, count: number): number {
    return this.#take(what, count, (drawn) => (drawn < rate ? 1 + Math.floor((drawn / rate) * count) : 0));
  }

  /** A whole number from 0 to below `limit`. */
  below(what: string, limit: number): number {
    return this.#take(what, limit - 1, (drawn) => Math.floor(drawn * limit));
  }

  /** The index of one of the weights. */
  weighted(what: string, weights: readonly number[]): number {
    return this.#take(what, weights.length - 1, (drawn) => {
      let left = drawn * weights.reduce((sum, weight) => sum + weight, 0);
      for (let index = 0; index < weights.length; index += 1) {
        left -= weights[index] ?? 0;
        if (left < 0) return index;
      }
      return weights.length - 1;
    });
  }

  /** The choices that were not harmless, in order. */
  harmful(): readonly Decision[] {
    const labels = this.#labels ?? [];
    return this.values.flatMap((value, index) => (value === 0 ? [] : [{ what: labels[index] ?? '?', value }]));
  }

  #take(what: string, highest: number, pick: (drawn: number) => number): number {
    if (this.#isCalm) return 0;
    const value = Math.min(
      highest,
      this.#seeded === null ? (this.#tape[this.values.length] ?? 0) : pick(this.#seeded.next()),
    );
    this.values.push(value);
    this.#labels?.push(what);
    return value;
  }
}
