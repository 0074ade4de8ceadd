import type { Examination, SystemDoor, SystemFacts, UpdateLook } from '../../../app/service/doors/system/types.ts';
import type { UpdateOutcome } from '../../../app/update/status.ts';
import { unreachable } from '../../../app/result.ts';
import { PinChanger, type PinChanging } from '../pin/pin-changer.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { FIELD_CONFIG } from '../../files/field-places.ts';
import { doctorLinesSchema } from '../reading/messages.ts';
import { systemFacts } from '../system/system-facts.ts';

/** Reads what is installed, changes PINs, and ends the application. */
export function runSystem(ports: ServicePorts, keeping: PinChanging): DoorRunner<SystemDoor> {
  const pins = new PinChanger(ports, keeping);
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read-facts':
        followFleet(ports, tell);
        tell({ kind: 'facts-read', facts: await systemFacts(ports, await whoHasPins(keeping)) });
        return;
      case 'examine':
        tell({ kind: 'examined', examination: await examined(ports) });
        return;
      case 'fleet-enrol':
        followFleet(ports, tell);
        await ports.fleet?.begin();
        return;
      case 'fleet-cancel':
        ports.fleet?.cancel();
        return;
      case 'end':
        ports.end(effect.how);
        return;
      case 'look-for-update':
        await lookForUpdate(effect.how, ports, tell);
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

/** What the way into a fleet has come to, and from now on whatever it comes to. */
function followFleet({ fleet }: ServicePorts, tell: Parameters<DoorRunner<SystemDoor>>[1]): void {
  if (fleet === null) return;
  tell({ kind: 'fleet-read', enrolment: fleet.status() });
  fleet.watch((enrolment) => {
    tell({ kind: 'fleet-told', enrolment });
  });
}

/** In the reading thread: it looks into the journal, and waits for servers that may not answer. */
async function examined({ reading, configFile, version }: ServicePorts): Promise<Examination> {
  try {
    const asked = { kind: 'doctor', configFile: configFile ?? FIELD_CONFIG, version } as const;
    return { kind: 'done', lines: await reading.ask(asked, doctorLinesSchema) };
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

async function lookForUpdate(
  how: UpdateLook,
  { updates }: ServicePorts,
  tell: Parameters<DoorRunner<SystemDoor>>[1],
): Promise<void> {
  const failed = (error: unknown): UpdateOutcome => ({
    kind: 'failed',
    reason: 'disk',
    detail: error instanceof Error ? error.message : String(error),
  });
  const outcome = await (updates?.look(how).catch(failed) ?? Promise.resolve(failed('not installed')));
  tell({ kind: 'update-looked', how, outcome });
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
