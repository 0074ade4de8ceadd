import { expect, test } from 'vitest';
import { alarmChanges, type ToldAlarm } from '../../app/fleet/alarms.ts';
import { eventOf } from '../../app/fleet/happened.ts';
import { machineFacts } from '../../app/service/remote/machine-facts.ts';
import type { HomeState } from '../../app/service/doors/home/types.ts';
import type { LoopObserver } from '../../main/runtime/observers/observer.ts';
import { Decisions } from './engine/decisions.ts';
import { core } from './world/core.ts';
import { simulateMachine, type Kind, type Outcome } from './world/simulate-machine.ts';

const SEEDS = 6;
const WAITING = { kind: 'waiting' } as const;
const HOME: HomeState = {
  facts: null,
  journal: WAITING,
  chain: WAITING,
  certificate: WAITING,
  looks: [],
  factsDueMonoMs: null,
  storedDueMonoMs: null,
};

/** What the fleet makes of every step, and a fault of its own now and then. */
function watching(said: { steps: number; events: number }): readonly LoopObserver[] {
  let told: readonly ToldAlarm[] = [];
  return [
    {
      name: 'fleet',
      observe({ after, entries }): void {
        said.steps += 1;
        const { alarms } = machineFacts(after, HOME);
        said.events += entries.filter((entry) => eventOf(entry) !== null).length + alarmChanges(told, alarms).length;
        told = alarms.open;
        if (said.steps % 50 === 0) throw new Error('the fleet has a fault');
      },
    },
  ];
}

function outcomeOf(seed: number, kind: Kind): Outcome {
  const simulation = simulateMachine(Decisions.fromSeed(seed), kind, true);
  for (;;) {
    const { done, value } = simulation.next();
    if (done === true) return value;
  }
}

test(`${String(SEEDS)} runs are the same to the last step with the fleet watching, and with its faults`, () => {
  const said = { steps: 0, events: 0 };
  for (let seed = 1; seed <= SEEDS; seed += 1) {
    const alone = outcomeOf(seed, core);
    const watched = outcomeOf(seed, { ...core, observers: () => watching(said) });
    expect(watched.violation).toBeNull();
    expect(watched.trace).toEqual(alone.trace);
    expect(watched.reached).toEqual(alone.reached);
  }
  expect(said.events).toBeGreaterThan(SEEDS);
});
