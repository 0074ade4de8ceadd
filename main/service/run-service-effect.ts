import type { ServiceEffect } from '../../app/service/effect.ts';
import { doorOutcome } from '../../app/service/doors/joined.ts';
import type { DoorEffectOf, DoorTypes } from '../../app/service/doors/types.ts';
import type { DoorStep } from '../../app/service/state/access.ts';
import { unreachable } from '../../app/result.ts';
import { checkPin, type PinKeeping } from './check-pin.ts';
import { createDoorRunners, type DoorRunners } from './doors/registry.ts';
import type { KeptFile } from './kept.ts';
import { endSetup, keepSetup, readSetup, writeSetup } from './setup/wizard-effects.ts';
import type { PinChanging } from './pin/pin-changer.ts';
import type { ServicePorts } from './port/service-ports.ts';

/** What stands behind the menu's own effects. */
export interface MenuKeeping extends PinKeeping, PinChanging {
  readonly kept: KeptFile;
}

/** Carries out the menu's effects; what comes of them is dispatched as events. */
export function serviceEffects(ports: ServicePorts, keeping: MenuKeeping): (effect: ServiceEffect) => void {
  const runners = createDoorRunners(ports, keeping);
  return (effect) => {
    switch (effect.kind) {
      case 'check-pin':
        void checkPin(effect, ports, keeping);
        return;
      case 'forget-pin':
        keeping.pad.take();
        keeping.ahead.forget();
        return;
      case 'keep-languages':
        void keeping.kept.change({ languages: effect.languages });
        return;
      case 'keep-setup':
        void keepSetup(effect, ports);
        return;
      case 'end-setup':
        void endSetup(ports);
        return;
      case 'read-setup':
        void readSetup(ports);
        return;
      case 'write-setup':
        void writeSetup(effect.changes, ports);
        return;
      case 'door-effect':
        void runDoor(effect, runners, ports);
        return;
      default:
        unreachable(effect);
    }
  };
}

/** A door that throws has a programming error; the kiosk and the other doors continue. */
async function runDoor<S extends DoorStep>(
  { step, role, effect }: DoorEffectOf<S>,
  runners: DoorRunners,
  { dispatch, log }: ServicePorts,
): Promise<void> {
  const tell = (outcome: DoorTypes[S]['outcome']): void => {
    dispatch(doorOutcome({ kind: 'door-outcome', step, role, outcome }));
  };
  try {
    await runners[step](effect, tell);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log.write('error', 'service-failed', { step, detail });
  }
}
