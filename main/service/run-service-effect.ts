import type { ServiceEffect } from '../../app/service/effect.ts';
import { doorOutcome } from '../../app/service/doors/joined.ts';
import type { DoorEffectOf, DoorTypes } from '../../app/service/doors/types.ts';
import type { DoorStep } from '../../app/service/state/access.ts';
import { unreachable } from '../../app/result.ts';
import { createDoorRunners, type DoorRunners } from './doors/registry.ts';
import type { KeptFile } from './kept.ts';
import type { PinCheck } from './pin-check.ts';
import type { PinHashes } from './pin-hashes.ts';
import type { PinPad } from './pin-pad.ts';
import type { ServicePorts } from './port/service-ports.ts';

/** What stands behind the menu's own effects. */
export interface MenuKeeping {
  readonly pad: PinPad;
  readonly kept: KeptFile;
  readonly check: PinCheck;
  readonly hashes: () => Promise<PinHashes>;
}

/** Carries out the menu's effects; what comes of them is dispatched as events. */
export function serviceEffects(ports: ServicePorts, keeping: MenuKeeping): (effect: ServiceEffect) => void {
  const runners = createDoorRunners(ports);
  return (effect) => {
    switch (effect.kind) {
      case 'check-pin':
        void checkPin(ports, keeping);
        return;
      case 'forget-pin':
        keeping.pad.take();
        return;
      case 'keep-languages':
        void keeping.kept.change({ languages: effect.languages });
        return;
      case 'door-effect':
        void runDoor(effect, runners, ports);
        return;
      default:
        unreachable(effect);
    }
  };
}

async function checkPin({ dispatch, log }: ServicePorts, { pad, check, hashes }: MenuKeeping): Promise<void> {
  const pin = pad.take();
  try {
    const checked = await check.check(pin, await hashes());
    dispatch({ kind: 'pin-checked', ...checked });
  } catch (error) {
    log.write('error', 'service-failed', { detail: error instanceof Error ? error.message : String(error) });
    dispatch({ kind: 'pin-unchecked' });
  }
}

/** A door that fails is a fault of the program; the kiosk and the other doors go on. */
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
