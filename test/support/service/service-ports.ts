import { createConfigEditor } from '../../../main/config/edit/config-editor.ts';
import { memoryStore } from '../../../main/config/edit/config-store.ts';
import { emptyConfig } from '../../../main/compose/compose.ts';
import { NOTES_ALONE } from '../../../app/payment/capabilities.ts';
import { initialState } from '../../../app/session/state/state.ts';
import { noService } from '../../../main/payments/port/no-service.ts';
import type { ServicePorts } from '../../../main/service/port/service-ports.ts';
import { harnessSettings } from '../harness/loop-harness.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

function absent(what: string): () => never {
  return () => {
    throw new Error(`the door under test has no ${what}`);
  };
}

type Parts = Pick<ServicePorts['parts'], 'config' | 'payments' | 'broken'> &
  Partial<Pick<ServicePorts['parts'], 'relay' | 'capabilities' | 'otherServices'>>;

/** What a door's effects act on; whatever the test does not give throws where it is asked for. */
export function servicePorts(
  { parts, ...given }: Partial<Omit<ServicePorts, 'parts'>> & { readonly parts?: Partial<Parts> },
  configText = 'version: 1\n',
): ServicePorts {
  const clock = new FakeClock();
  const file = 'kiosk.yaml';
  const own: Parts = { config: emptyConfig(), payments: noService, broken: null, ...parts };
  return {
    clock,
    log: { write: () => undefined },
    dataDirectory: '',
    configFile: file,
    version: 'test',
    sinceWallMs: 0,
    editor: createConfigEditor(
      memoryStore(() => Promise.resolve(configText)),
      file,
      clock,
    ),
    setup: null,
    media: { sticks: () => Promise.resolve([]), do: absent('sticks') },
    certificateFiles: { request: absent('certificate files'), keepFirst: absent('certificate files') },
    servePictures: () => undefined,
    tryPayment: absent('payment'),
    settingsOf: absent('settings'),
    past: { page: absent('past'), sale: absent('past'), bars: absent('past'), cash: absent('past') },
    dispatch: () => undefined,
    reading: { ask: absent('reading') },
    exporting: absent('exporting'),
    dispenser: null,
    kiosk: () => initialState(harnessSettings),
    updates: null,
    fleet: null,
    training: { facts: { kind: 'off' }, set: absent('demonstration') },
    end: absent('end'),
    ...given,
    parts: {
      demo: false,
      capabilities: NOTES_ALONE,
      relay: null,
      sensor: null,
      acceptor: null,
      printer: null,
      get journal() {
        return absent('journal')();
      },
      ...own,
    },
  };
}
