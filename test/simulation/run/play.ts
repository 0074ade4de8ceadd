import { baskets } from '../world/baskets.ts';
import { core } from '../world/core.ts';
import { fewRequests } from '../world/few-requests.ts';
import { everything } from '../world/everything.ts';
import { menu } from '../world/menu.ts';
import { services } from '../world/services.ts';
import { noneReached } from '../world/reached.ts';
import { slowDisk } from '../world/slow-disk.ts';
import { simulateMachine, type Kind, type Outcome } from '../world/simulate-machine.ts';
import type { KindName } from './kinds.ts';
import type { Decisions } from '../engine/decisions.ts';

const PLAIN = { core, 'few-requests': fewRequests, baskets } as const;
type PlainKind = keyof typeof PLAIN;
type PromisingKind = Exclude<KindName, PlainKind>;
const PROMISING: Readonly<Record<PromisingKind, Kind>> = { services, everything, 'slow-disk': slowDisk, menu };

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
  if (isPlain(kind)) return playPlain(simulateMachine(decisions, PLAIN[kind], traces), mostSteps);
  return playWithPromises(simulateMachine(decisions, PROMISING[kind], traces), mostSteps, kind !== 'services');
}

function isPlain(kind: KindName): kind is PlainKind {
  return kind in PLAIN;
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
