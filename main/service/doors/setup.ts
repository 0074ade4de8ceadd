import type { NotChanged } from '../../../app/config/change.ts';
import { unreachable } from '../../../app/result.ts';
import type { SavedAnswer, SetupDoor } from '../../../app/service/doors/setup/types.ts';
import { keyFileOf } from '../../../app/service/setup/payment-changes.ts';
import { writeSetupFile } from '../../setup/setup-files.ts';
import { changeSetupRecord } from '../../setup/setup-file.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';
import { readAndTry, readSetup, restartSetUp, setupOf } from '../setup/wizard-effects.ts';

/** Keeps the wizard's answers, and starts the application anew where the wizard begins. */
export function runSetup(ports: ServicePorts): DoorRunner<SetupDoor> {
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'start': {
        const why = await restartSetUp('under-way', ports);
        if (why !== null) tell({ kind: 'saved', changes: [], why });
        return;
      }
      case 'read':
        await readSetup(ports);
        return;
      case 'save': {
        const { answer } = effect;
        const why = await save(answer, ports);
        tell({ kind: 'saved', changes: answer.changes, why });
        await (answer.key !== null && why === null ? readAndTry(ports) : readSetup(ports));
        return;
      }
      default:
        unreachable(effect);
    }
  };
}

/** The secret and the answers first: the configuration names them. */
async function save({ changes, answers, key }: SavedAnswer, ports: ServicePorts): Promise<NotChanged | null> {
  const { setup, editor } = ports;
  try {
    if (key !== null && setup !== null) await writeSetupFile(setup.file, keyFileOf(key.of), `${key.text}\n`);
    if (answers !== null) await changeSetupRecord(setupOf(ports), (record) => ({ ...record, answers }));
  } catch (error) {
    return { kind: 'not-written', detail: error instanceof Error ? error.message : String(error) };
  }
  const written = changes.length === 0 ? null : await editor.change(changes);
  return written === null || written.ok ? null : written.error;
}
