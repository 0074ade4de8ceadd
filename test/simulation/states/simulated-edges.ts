import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import { Decisions } from '../engine/decisions.ts';
import { simulateMachine, type Kind } from '../world/simulate-machine.ts';
import { core } from '../world/core.ts';
import type { Edge } from './explore.ts';
import { stateName, type StateName } from './state-name.ts';

/** The transitions that simulated machines make, with the seeds from 1 on. */
export function simulatedEdges(simulations: number): ReadonlySet<Edge> {
  const edges = new Set<Edge>();
  for (let seed = 1; seed <= simulations; seed += 1) {
    const simulation = simulateMachine(Decisions.fromSeed(seed), observed(edges));
    while (simulation.next().done !== true);
  }
  return edges;
}

/** The same simulation, observed at every view that is shown. */
function observed(edges: Set<Edge>): Kind {
  return {
    ...core,
    makeDevices: (world, parts) => {
      let last: StateName = 'idle';
      const { auditor } = parts;
      const audit = auditor.onView.bind(auditor);
      auditor.onView = (view: View, state: KioskState): void => {
        const next = stateName(state.session);
        if (next !== last) edges.add(`${last} ${next}`);
        last = next;
        audit(view, state);
      };
      const devices = core.makeDevices(world, parts);
      const goDark = devices.powerLost.bind(devices);
      devices.powerLost = (): void => {
        last = 'idle';
        goDark();
      };
      return devices;
    },
  };
}
