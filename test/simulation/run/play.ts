import { noneReached } from '../world/reached.ts';
import { simulateMachine, type Outcome } from '../world/simulate-machine.ts';
import type { KindName } from './kinds.ts';
import { loadKind } from './load-kind.ts';
import type { Decisions } from '../engine/decisions.ts';

const PLAIN: ReadonlySet<KindName> = new Set(['core', 'few-requests', 'baskets']);

/** What came of a simulation, and in how many steps. */
export interface Played extends Outcome {
  readonly steps: number;
}

/**
 * Plays one simulation, of which the trace is kept or not. All but the plain ones have promises in them,
 * which run until nothing is left of them after each event. After `mostSteps` it is given up, with nothing broken.
 */
export async function play(
  kind: KindName,
  decisions: Decisions,
  traces = false,
  mostSteps = Number.POSITIVE_INFINITY,
): Promise<Played> {
  const simulation = simulateMachine(decisions, await loadKind(kind), traces);
  if (PLAIN.has(kind)) return playPlain(simulation, mostSteps);
  return playWithPromises(simulation, mostSteps, kind !== 'services');
}

type Simulation = ReturnType<typeof simulateMachine>;

function playPlain(simulation: Simulation, mostSteps: number): Played {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const { done, value } = simulation.next();
    if (done === true) return { ...value, steps };
  }
  return givenUp(simulation, mostSteps);
}

async function playWithPromises(simulation: Simulation, mostSteps: number, waits: boolean): Promise<Played> {
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const { done, value } = simulation.next();
    if (done === true) return { ...value, steps };
    // Waiting costs more than an event; only the services of that kind make promises, and they say so.
    if (waits || value) await promisesHaveRun();
  }
  return givenUp(simulation, mostSteps);
}

function givenUp(simulation: Simulation, steps: number): Played {
  const outcome: Outcome = { violation: null, reached: noneReached(), simulatedMs: 0, trace: [] };
  // Closes its journal.
  simulation.return(outcome);
  return { ...outcome, steps };
}

/** A macrotask comes after all microtasks, however long their chains. */
function promisesHaveRun(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
