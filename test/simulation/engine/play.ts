import { core } from '../world/core.ts';
import { everything } from '../world/everything.ts';
import { live, type Outcome } from '../world/life.ts';
import type { Decisions } from './decisions.ts';

export const KINDS = ['core', 'everything'] as const;
export type KindName = (typeof KINDS)[number];

/** Plays one life. `everything` has promises in it, which run until nothing is left of them after each event. */
export async function play(kind: KindName, decisions: Decisions, tells = false): Promise<Outcome> {
  return kind === 'core' ? playCore(decisions, tells) : playEverything(decisions, tells);
}

function playCore(decisions: Decisions, tells: boolean): Outcome {
  const life = live(decisions, core, tells);
  for (;;) {
    const { done, value } = life.next();
    if (done === true) return value;
  }
}

async function playEverything(decisions: Decisions, tells: boolean): Promise<Outcome> {
  const life = live(decisions, everything, tells);
  for (;;) {
    const { done, value } = life.next();
    if (done === true) return value;
    await promisesHaveRun();
  }
}

/** A macrotask comes after all microtasks, however long their chains. */
function promisesHaveRun(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
