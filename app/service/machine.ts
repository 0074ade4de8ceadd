import type { Now } from '../ports/clock.ts';
import type { KioskState } from '../session/state/state.ts';
import { doorDeadline } from './at-door.ts';
import type { MachineEvent } from './event.ts';
import type { MachineState, MachineStep } from './machine-step.ts';
import { presentService } from './present.ts';
import type { ServiceState } from './service-state.ts';
import { serviceTransition, type ServiceSettings } from './transition.ts';
import type { ServiceView } from './view.ts';

/** The menu for the loop. It is loaded after the first five touches; until then the loop runs without it. */
export interface ServiceMachine {
  transition(state: MachineState, event: MachineEvent, now: Now): MachineStep;
  present(service: ServiceState, kiosk: KioskState, now: Now): ServiceView | null;
  /** The next moment on the monotonic clock at which `time-passed` has something to do; null for none. */
  nextDeadline(service: ServiceState): number | null;
}

/** The menu with the operator's settings. */
export function serviceMachine(settings: ServiceSettings): ServiceMachine {
  return {
    transition: (state, event, now) => serviceTransition(state, event, settings, now),
    present: presentService,
    nextDeadline,
  };
}

function nextDeadline(service: ServiceState): number | null {
  if (service.kind === 'closed') return null;
  const own = service.kind === 'pin' ? service.waitUntilMonoMs : doorDeadline(service.door);
  return own === null ? service.endsMonoMs : Math.min(own, service.endsMonoMs);
}
