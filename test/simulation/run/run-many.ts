import { addReached, noneReached, type Reached, type ReachedCounts } from '../world/reached.ts';
import { Decisions } from '../engine/decisions.ts';
import type { KindName } from './kinds.ts';
import { play } from './play.ts';

/**
 * Which simulations to play: every `stride`-th seed from `fromSeed` on, until so many sales have been seen; of each of
 * these kinds, where there are some.
 */
export interface Order {
  readonly kind: KindName;
  readonly fromSeed: number;
  readonly stride: number;
  readonly sales: number;
  readonly ofEach?: readonly Reached[] | undefined;
}

export interface Failure {
  readonly seed: number;
  readonly rule: string;
  readonly detail: string;
}

export interface Tally {
  readonly simulations: number;
  readonly reached: ReachedCounts;
  readonly failures: readonly Failure[];
}

/** More failures than these add no information. */
const FAILURES_LIMIT = 20;

export async function runMany({ kind, fromSeed, stride, sales, ofEach = ['sales'] }: Order): Promise<Tally> {
  const reached = noneReached();
  const failures: Failure[] = [];
  let simulations = 0;
  while (ofEach.some((what) => reached[what] < sales) && failures.length < FAILURES_LIMIT) {
    const seed = fromSeed + simulations * stride;
    const outcome = await play(kind, Decisions.fromSeed(seed));
    addReached(reached, outcome.reached);
    if (outcome.violation !== null)
      failures.push({ seed, rule: outcome.violation.rule, detail: outcome.violation.message });
    simulations += 1;
  }
  return { simulations, reached, failures };
}

export function addTally(one: Tally, other: Tally): Tally {
  const reached = noneReached();
  addReached(reached, one.reached);
  addReached(reached, other.reached);
  return { simulations: one.simulations + other.simulations, reached, failures: [...one.failures, ...other.failures] };
}
