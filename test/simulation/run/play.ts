import { core } from '../world/core.ts';
import { everything } from '../world/everything.ts';
import { menu } from '../world/menu.ts';
import { slowDisk } from '../world/slow-disk.ts';
import { simulateMachine, type Kind, type Outcome } from '../world/simulate-machine.ts';
import type { Decisions } from '../engine/decisions.ts';

export const KINDS = ['core', 'everything', 'slow-disk', 'menu'] as const;
export type KindName = (typeof KINDS)[number];

const PROMISING: Readonly<Record<Exclude<KindName, 'core'>, Kind>> = { everything, 'slow-disk': slowDisk, menu };

/** Plays one simulation. All but `core` have promises in them, which run until nothing is left of them after each event. */
export async function play(kind: KindName, decisions: Decisions, traces = false): Promise<Outcome> {
  if (kind === 'core') return playCore(decisions, traces);
  return playWithPromises(PROMISING[kind], decisions, traces);
}

function playCore(decisions: Decisions, traces: boolean): Outcome {
  const simulation = simulateMachine(decisions, core, traces);
  for (;;) {
    const { done, value } = simulation.next();
    if (done === true) return value;
  }
}

async function playWithPromises(kind: Kind, decisions: Decisions, traces: boolean): Promise<Outcome> {
  const simulation = simulateMachine(decisions, kind, traces);
  for (;;) {
    const { done, value } = simulation.next();
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
