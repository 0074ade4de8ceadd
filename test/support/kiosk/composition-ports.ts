import { fileVault } from '../../../main/certificate/vault.ts';
import type { CompositionPorts } from '../../../main/compose/compose.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../fakes/fake-clock.ts';
import { silentLog } from '../fakes/silent-log.ts';

const NOWHERE = '/nowhere';

/** What a composition needs where nothing that belongs to windows is started. */
export function compositionPorts({
  configFile,
  dataDirectory,
}: Pick<CompositionPorts, 'configFile' | 'dataDirectory'>): CompositionPorts {
  return {
    configFile,
    setup: false,
    dataDirectory,
    clock: new FakeClock(),
    log: silentLog,
    redactor: createRedactor(),
    vault: fileVault(),
    places: {
      renderer: NOWHERE,
      preload: NOWHERE,
      sandboxProcess: NOWHERE,
      journalThread: NOWHERE,
      logThread: NOWHERE,
      pastThread: NOWHERE,
      readingThread: NOWHERE,
      exportThread: NOWHERE,
      stickThread: NOWHERE,
      fleetThread: NOWHERE,
      demoConfig: NOWHERE,
      exampleConfig: NOWHERE,
    },
  };
}
