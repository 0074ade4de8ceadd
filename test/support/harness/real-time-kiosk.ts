import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from 'vitest';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { LogEvent, LogFacts } from '../../../app/log/events.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { Screen } from '../../../app/session/view/view.ts';
import { createCcnetAcceptor } from '../../../drivers/bill-acceptor/ccnet/driver.ts';
import { ccnetSettings } from '../../../drivers/bill-acceptor/ccnet/settings.ts';
import { CcnetSimulator } from '../../../drivers/bill-acceptor/ccnet/simulator/simulator.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { createMemoryLine } from '../../../drivers/port/memory-port.ts';
import { createLcusRelay } from '../../../drivers/relay/lcus/driver.ts';
import { LcusSimulator } from '../../../drivers/relay/lcus/simulator/simulator.ts';
import { parseConfig } from '../../../main/config/load-config.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import type { KioskJournal } from '../../../main/journal/kiosk-journal.ts';
import { openJournalThread } from '../../../main/journal/worker/journal-thread.ts';
import { inJournal } from '../../../main/ledger/in-journal.ts';
import type { LogStore } from '../../../main/log/log-store.ts';
import { startKiosk, type Kiosk } from '../../../main/runtime/kiosk.ts';
import { FAKE_CAPABILITIES, FakeBank } from '../fakes/fake-bank.ts';

export const PULSE_MS = 1_500;
const CONFIG = `
version: 1
peripherals:
  relay: { driver: simulated, pulseMs: ${String(PULSE_MS)} }
  billAcceptor: { driver: simulated, denominationsTenge: [500, 1000] }
catalogue:
  - { id: water, channel: 1, name: Water, priceTenge: 450 }
`;
const RELAY_PORT = 'simulated-relay';
const ACCEPTOR_PORT = 'simulated-acceptor';
const LOOK_EVERY_MS = 10;
const LIMIT_MS = 90_000;

/** The thread over a disk that takes its time, see `slow-thread.ts`. */
export const SLOW_THREAD = join(import.meta.dirname, '..', 'journal', 'slow-thread.ts');
const THREAD = join(import.meta.dirname, '..', '..', '..', 'main', 'journal', 'worker', 'thread.ts');

/** The kiosk without Electron in real time: real drivers on simulated devices, and the journal in its real thread. */
export class RealTimeKiosk {
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-real-time-'));
  readonly database = journalFiles(this.directory).database;
  readonly board = new LcusSimulator({ clock: systemClock });
  readonly unit = new CcnetSimulator({ clock: systemClock, motion: { initializeMs: 100 } });
  readonly bank = new FakeBank(systemClock);
  readonly logged: { readonly event: LogEvent; readonly facts: LogFacts }[] = [];
  readonly journal: KioskJournal;
  readonly log: LogStore;
  readonly #kiosk: Kiosk;
  #orphans = 0;

  constructor(
    makeJournal: (directory: string) => KioskJournal,
    makeLog: (directory: string) => LogStore,
    slowMs: number | 'held' = 0,
  ) {
    this.setSlow(slowMs);
    const log = makeLog(this.directory);
    this.log = {
      write: (level, event, facts = {}) => {
        this.logged.push({ event, facts });
        log.write(level, event, facts);
      },
      close: () => log.close(),
    };
    this.bank.options.pollIntervalMs = 100;
    const relayLine = createMemoryLine(RELAY_PORT, systemClock);
    this.board.attach(relayLine.device);
    const acceptorLine = createMemoryLine(ACCEPTOR_PORT, systemClock);
    this.unit.attach(acceptorLine.device);
    const config = parseConfig(CONFIG, 'test.yaml');
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    this.journal = makeJournal(this.directory);
    this.#kiosk = startKiosk({
      config: config.value,
      version: 'test',
      journal: this.journal,
      demo: true,
      clock: systemClock,
      log: this.log,
      payments: this.bank,
      capabilities: FAKE_CAPABILITIES,
      relay: createLcusRelay(
        { port: RELAY_PORT, baudRate: 9_600 },
        { opener: relayLine.opener, clock: systemClock },
        [1, 2],
      ),
      sensor: null,
      acceptor: createCcnetAcceptor(
        ccnetSettings.parse({ driver: 'ccnet', port: ACCEPTOR_PORT, denominationsTenge: [500, 1_000] }),
        { opener: acceptorLine.opener, clock: systemClock },
      ),
      printer: null,
      broken: null,
      show: () => undefined,
    });
  }

  /** How long the disk takes for the next writes, `held` until this is said anew; only with `SLOW_THREAD`. */
  setSlow(ms: number | 'held'): void {
    writeFileSync(join(this.directory, 'slow-ms'), String(ms));
  }

  get screen(): Screen {
    return this.#kiosk.loop.view().screen;
  }

  async until(isSo: () => boolean, what: string): Promise<void> {
    for (let waitedMs = 0; !isSo(); waitedMs += LOOK_EVERY_MS) {
      if (waitedMs > LIMIT_MS) throw new Error(`${what}: it does not come; on the screen: ${this.screen.name}`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  untilScreen(name: Screen['name']): Promise<void> {
    return this.until(() => this.screen.name === name, `the screen ${name}`);
  }

  /** A sale by QR, up to the moment at which the contact closes. */
  async buyUntilPulse(): Promise<void> {
    await this.untilScreen('idle');
    const touch = { freshId: crypto.randomUUID() };
    const revision = (): number => this.#kiosk.loop.view().frame.revision;
    this.#kiosk.loop.dispatch({ kind: 'choose', productId: 'water', revision: revision(), ...touch });
    await this.until(() => ['payment', 'qr'].includes(this.screen.name), 'the choice');
    if (this.screen.name === 'payment')
      this.#kiosk.loop.dispatch({ kind: 'method', method: 'qr', revision: revision(), ...touch });
    await this.untilScreen('qr');
    this.bank.confirm();
    await this.until(() => this.board.isOn(1), 'the pulse');
  }

  /** An entry that has to be written now: a second report of a note, which belongs to no sale. */
  writeEntry(): void {
    this.#orphans += 1;
    const freshId = `orphan-${String(this.#orphans)}`;
    this.#kiosk.loop.dispatch({ kind: 'bill-stacked', billTiyn: tiyn(50_000), asked: true, freshId });
  }

  /** Away from the success screen. */
  done(): void {
    this.#kiosk.loop.dispatch({ kind: 'done', revision: this.#kiosk.loop.view().frame.revision });
  }

  speak(language: 'kk' | 'ru' | 'en'): void {
    this.#kiosk.loop.dispatch({ kind: 'language', language });
  }

  /** How long the contact of the first channel was closed, each time. */
  closedMs(): readonly number[] {
    return this.board
      .changes()
      .filter(({ channel, on }) => channel === 1 && !on)
      .map(({ previousMs }) => previousMs);
  }

  kinds(): readonly JournalEntry['kind'][] {
    const read = inJournal(this.directory, ({ entries }) => [...entries].map(({ entry }) => entry.kind));
    if (!read.ok) throw new Error(read.error);
    return read.value;
  }

  stop(): Promise<void> {
    return this.#kiosk.stop();
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** Kiosks that are stopped after each test, however it ends. */
export function withRealTimeKiosk(
  makeLog: (directory: string) => LogStore = () => ({ write: () => undefined, close: () => undefined }),
): (program?: string, slowMs?: number | 'held') => RealTimeKiosk {
  const kiosks: RealTimeKiosk[] = [];
  afterEach(async () => {
    for (const kiosk of kiosks.splice(0)) await kiosk.dispose();
  });
  return (program = THREAD, slowMs = 0) => {
    const kiosk = new RealTimeKiosk((dataDirectory) => openJournalThread({ program, dataDirectory }), makeLog, slowMs);
    kiosks.push(kiosk);
    return kiosk;
  };
}
