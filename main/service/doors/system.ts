import type { SystemDoor, SystemFacts } from '../../../app/service/doors/system/types.ts';
import { unreachable } from '../../../app/result.ts';
import { PinChanger, type PinChanging } from '../pin/pin-changer.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { systemFacts } from '../system/system-facts.ts';

/** Reads what is installed, changes PINs, and ends the application. */
export function runSystem(ports: ServicePorts, keeping: PinChanging): DoorRunner<SystemDoor> {
  const pins = new PinChanger(ports, keeping);
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read-facts':
        tell({ kind: 'facts-read', facts: await systemFacts(ports, await whoHasPins(keeping)) });
        return;
      case 'end':
        ports.end(effect.how);
        return;
      case 'switch-demo':
        await switchDemo(effect.on, ports, tell);
        return;
      case 'keep-pin':
        pins.keep(effect.digits);
        return;
      case 'set-pin':
        tell({ kind: 'pin-set', role: effect.role, notice: await pins.set(effect.role, effect.digits) });
        return;
      case 'forget-pins':
        pins.forget();
        return;
      default:
        unreachable(effect);
    }
  };
}

async function switchDemo(
  on: boolean,
  { training, end }: ServicePorts,
  tell: Parameters<DoorRunner<SystemDoor>>[1],
): Promise<void> {
  try {
    await training.set(on);
  } catch (error) {
    tell({ kind: 'demo-not-switched', detail: error instanceof Error ? error.message : String(error) });
    return;
  }
  end('restart');
}

async function whoHasPins({ hashes }: PinChanging): Promise<SystemFacts['pins']> {
  const { technician, collector } = await hashes();
  return { technician: technician !== null, collector: collector !== null };
}
