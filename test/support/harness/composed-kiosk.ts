import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LogEvent, LogFacts } from '../../../app/log/events.ts';
import type { Screen, View } from '../../../app/session/view/view.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { fileVault } from '../../../main/certificate/vault.ts';
import { composeSafely, partsOf, type Composed } from '../../../main/compose/compose-safely.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import type { LogStore } from '../../../main/log/log-store.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { startKiosk, type Kiosk } from '../../../main/runtime/kiosk.ts';

const ROOT = resolve(import.meta.dirname, '..', '..', '..');
/** Only the file is used here: what belongs to windows and to the demonstration's bank is not started. */
const PLACES = {
  renderer: '',
  preload: '',
  sandboxProcess: '',
  journalThread: '',
  logThread: '',
  pastThread: '',
  readingThread: '',
  exportThread: '',
  stickThread: '',
  fleetThread: '',
  demoConfig: join(ROOT, 'resources', 'config', 'demo.yaml'),
  exampleConfig: join(ROOT, 'resources', 'config', 'default.yaml'),
};

/** The application without Electron: composed from a configuration file, with real lines and connections, in real time. */
export class ComposedKiosk {
  readonly logged: readonly { readonly event: LogEvent; readonly facts: LogFacts }[];
  readonly #composed: Composed;
  readonly #kiosk: Kiosk;
  readonly #waiting = new Set<(view: View) => void>();

  private constructor(composed: Composed, dataDirectory: string, logged: ComposedKiosk['logged'], log: LogStore) {
    this.logged = logged;
    this.#composed = composed;
    this.#kiosk = startKiosk({
      ...partsOf(composed),
      version: 'test',
      journal: journalInThread(new JournalKeeper(dataDirectory)),
      clock: systemClock,
      log,
      show: (view) => {
        for (const look of this.#waiting) look(view);
      },
    });
  }

  /** As `npm run kiosk -- --config FILE --data-dir DIR` does behind the window. */
  static async start(configFile: string, dataDirectory: string): Promise<ComposedKiosk> {
    const logged: { event: LogEvent; facts: LogFacts }[] = [];
    const log: LogStore = {
      write: (_level, event, facts = {}) => void logged.push({ event, facts }),
      close: () => undefined,
    };
    mkdirSync(dataDirectory, { recursive: true });
    const composed = await composeSafely({
      configFile,
      setup: false,
      dataDirectory,
      log,
      redactor: createRedactor(),
      vault: fileVault(),
      clock: systemClock,
      places: PLACES,
    });
    return new ComposedKiosk(composed, dataDirectory, logged, log);
  }

  /** The present screen or a later one, as soon as it fits. */
  screen(fits: (screen: Screen) => boolean): Promise<Screen> {
    return new Promise((resolve) => {
      const look = ({ screen }: View): void => {
        if (!fits(screen)) return;
        this.#waiting.delete(look);
        resolve(screen);
      };
      this.#waiting.add(look);
      look(this.#kiosk.loop.view());
    });
  }

  async stop(): Promise<void> {
    await this.#kiosk.stop();
    if (this.#composed.ok) this.#composed.value.close();
  }
}
