import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineEvent } from '../../../../app/service/event.ts';
import { createConfigEditor } from '../../../../main/config/edit/config-editor.ts';
import { runSetup } from '../../../../main/service/doors/setup.ts';
import type { ServicePorts } from '../../../../main/service/port/service-ports.ts';
import { keepSetup, readSetup, writeSetup } from '../../../../main/service/setup/wizard-effects.ts';
import { setupStore } from '../../../../main/setup/setup-store.ts';
import { FakeClock } from '../../../support/fakes/fake-clock.ts';
import { servicePorts } from '../../../support/service/service-ports.ts';

const EXAMPLE = join(import.meta.dirname, '../../../../resources/config/default.yaml');

/** The wizard's files, as main writes them, in a folder of their own. */
export class SetupFiles {
  readonly folder: string;
  readonly dataDirectory: string;
  readonly file: string;
  readonly events: MachineEvent[] = [];
  readonly endings: string[] = [];
  readonly ports: ServicePorts;
  readonly run: ReturnType<typeof runSetup>;

  /** In the folder of an earlier one, it is the next start of the same machine. */
  constructor(more: Partial<Pick<ServicePorts, 'tryPayment' | 'clock'>> = {}, before: SetupFiles | null = null) {
    this.folder = before?.folder ?? mkdtempSync(join(tmpdir(), 'sauda-setup-'));
    this.dataDirectory = join(this.folder, 'data');
    this.file = join(this.folder, 'etc', 'kiosk.yaml');
    mkdirSync(this.dataDirectory, { recursive: true });
    this.ports = servicePorts({
      dataDirectory: this.dataDirectory,
      configFile: this.file,
      setup: { file: this.file, isUnderWay: true },
      editor: createConfigEditor(setupStore(this.file, EXAMPLE), this.file, new FakeClock()),
      past: {
        ...servicePorts({}).past,
        page: () => Promise.resolve({ ok: false, error: 'unreadable' }),
      },
      dispatch: (event) => void this.events.push(event),
      end: (how) => void this.endings.push(how),
      tryPayment: () => Promise.resolve({ ok: true, value: undefined }),
      ...more,
    });
    this.run = runSetup(this.ports);
  }

  keep = (at: Parameters<typeof keepSetup>[0]['at'], restart = false) => keepSetup({ at, restart }, this.ports);
  read = () => readSetup(this.ports);
  write = (changes: Parameters<typeof writeSetup>[0]) => writeSetup(changes, this.ports);

  text(): string {
    return readFileSync(this.file, 'utf8');
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
