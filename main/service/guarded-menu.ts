import type { Log } from '../../app/log/events.ts';
import type { ServiceMachine } from '../../app/service/machine.ts';
import { machineStep } from '../../app/service/machine-step.ts';
import { transition } from '../../app/session/transition.ts';

/**
 * A menu that cannot break the machine: an exception in one of its doors closes it and is logged, and the session
 * continues with its own part of the same step.
 */
export function guardedMenu(menu: ServiceMachine, log: Log): ServiceMachine {
  const failed = (error: unknown): void => {
    log.write('error', 'service-failed', {
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  };
  return {
    transition(state, event, now) {
      try {
        return menu.transition(state, event, now);
      } catch (error) {
        failed(error);
        const { revision, languages } = state.service;
        const left = transition(state.kiosk, { kind: 'service-left' }, now);
        return machineStep(
          { kiosk: left.state, service: { kind: 'closed', revision: revision + 1, languages } },
          { entries: left.entries, effects: [{ kind: 'forget-pin' }, ...left.effects] },
        );
      }
    },
    present(service, kiosk, now) {
      try {
        return menu.present(service, kiosk, now);
      } catch (error) {
        failed(error);
        return null;
      }
    },
    nextDeadline: (service) => menu.nextDeadline(service),
  };
}
