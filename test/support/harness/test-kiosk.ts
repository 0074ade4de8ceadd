import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseConfig } from '../../../main/config/load-config.ts';
import type { KioskConfig } from '../../../app/config/config.ts';
import type { LedgerLine } from '../../../app/journal/ledger.ts';
import { ledgerReport, type LedgerReport } from '../ledger-report.ts';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import { replay } from '../../../app/journal/replay.ts';
import type { LogEvent } from '../../../app/log/events.ts';
import type { PaymentProvider } from '../../../app/payment/provider.ts';
import type { Screen, View } from '../../../app/session/view/view.ts';
import type { BillAcceptor } from '../../../drivers/bill-acceptor/bill-acceptor.ts';
import { createMemoryLine, type MemoryDevice } from '../../../drivers/port/memory-port.ts';
import { createLcusRelay } from '../../../drivers/relay/lcus/driver.ts';
import { LcusSimulator } from '../../../drivers/relay/lcus/simulator/simulator.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import type { KioskJournal } from '../../../main/journal/kiosk-journal.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { startKiosk, type Kiosk } from '../../../main/runtime/kiosk.ts';
import { SETTLE_LIMIT_MS } from '../../../main/peripherals/dispenser.ts';
import type { LogStore } from '../../../main/log/log-store.ts';
import { FAKE_CAPABILITIES, FakeBank } from '../fakes/fake-bank.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const CONFIG = `
version: 1
peripherals: { relay: { driver: simulated, pulseMs: 700 } }
catalogue:
  - { id: water, channel: 1, name: { kk: Су, ru: Вода, en: Water }, priceTenge: 450, stock: 10 }
  - { id: last, channel: 2, name: Last, priceTenge: 100.50, stock: 1 }
`;
const PORT = 'simulated';
/** All channels off, the probe, and the first contact with the bank take less. */
const START_MS = 1_000;

/** What a test may put in the place of the usual parts. */
interface KioskParts {
  /** Instead of the scripted bank. */
  readonly payments?: ((clock: FakeClock) => PaymentProvider) | undefined;
  /** Instead of the real one in the same thread. */
  readonly journal?: ((directory: string) => KioskJournal) | undefined;
  /** Made anew at each start; there is none without it. */
  readonly acceptor?: ((clock: FakeClock) => BillAcceptor | null) | undefined;
}

/** The kiosk without Electron: real session, real journal on a real disk, real relay driver; fake time and bank. */
export class TestKiosk {
  readonly clock = new FakeClock();
  readonly bank = new FakeBank(this.clock);
  readonly simulator = new LcusSimulator({ clock: this.clock });
  readonly device: MemoryDevice;
  readonly directory = mkdtempSync(join(tmpdir(), 'sauda-kiosk-'));
  readonly logged: { event: LogEvent; facts: unknown }[] = [];
  readonly #line = createMemoryLine(PORT, this.clock);
  readonly #config: KioskConfig;
  #kiosk: Kiosk;
  #views: View[] = [];

  readonly #payments: PaymentProvider;

  readonly #makeJournal: (directory: string) => KioskJournal;
  readonly #makeAcceptor: (clock: FakeClock) => BillAcceptor | null;

  private constructor(
    text: string,
    {
      payments,
      journal = (directory) => journalInThread(new JournalKeeper(directory)),
      acceptor = () => null,
    }: KioskParts,
  ) {
    this.#makeJournal = journal;
    this.#makeAcceptor = acceptor;
    this.#payments = payments?.(this.clock) ?? this.bank;
    const config = parseConfig(text, 'test.yaml');
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    this.#config = config.value;
    this.device = this.#line.device;
    this.simulator.attach(this.device);
    this.#kiosk = this.#launch();
  }

  /** Started, and given the time to get ready. */
  static async start(
    options: KioskParts & { config?: string; before?: (kiosk: TestKiosk) => void } = {},
  ): Promise<TestKiosk> {
    const kiosk = new TestKiosk(options.config ?? CONFIG, options);
    options.before?.(kiosk);
    await kiosk.clock.advance(START_MS);
    return kiosk;
  }

  #launch(): Kiosk {
    const environment = { opener: this.#line.opener, clock: this.clock };
    const relay = createLcusRelay({ port: PORT, baudRate: 9_600 }, environment, [1, 2, 3, 4]);
    const log: LogStore = {
      write: (_level, event, facts) => {
        this.logged.push({ event, facts });
      },
      close: () => undefined,
    };
    return startKiosk({
      config: this.#config,
      version: 'test',
      journal: this.#makeJournal(this.directory),
      demo: true,
      clock: this.clock,
      log,
      payments: this.#payments,
      capabilities: FAKE_CAPABILITIES,
      relay,
      sensor: null,
      acceptor: this.#makeAcceptor(this.clock),
      printer: null,
      broken: null,
      show: (view) => {
        this.#views.push(view);
      },
    });
  }

  /** The process dies without a word, the machine stays dark for a while, and a new process starts. */
  async killAndRestart(darkMs = 5_000): Promise<void> {
    this.#kiosk.loop.stop();
    this.device.unplug();
    await this.clock.advance(darkMs);
    this.device.plug();
    this.#views = [];
    this.#kiosk = this.#launch();
    // Ready, and the first question about what was left open is answered.
    await this.clock.advance(START_MS + this.bank.options.pollIntervalMs);
  }

  get view(): View {
    return this.#kiosk.loop.view();
  }

  get screen(): Screen {
    return this.view.screen;
  }

  /** Every screen shown since the start. */
  get shown(): readonly Screen[] {
    return this.#views.map((view) => view.screen);
  }

  async choose(productId: string): Promise<void> {
    const { revision } = this.view.frame;
    this.#kiosk.loop.dispatch({ kind: 'choose', revision, productId, freshId: crypto.randomUUID() });
    await this.clock.advance(0);
  }

  async method(method: 'qr' | 'cash'): Promise<void> {
    const { revision } = this.view.frame;
    this.#kiosk.loop.dispatch({ kind: 'method', revision, method, freshId: crypto.randomUUID() });
    await this.clock.advance(this.bank.latencyMs);
  }

  async press(kind: 'cancel' | 'done', revision = this.view.frame.revision): Promise<void> {
    this.#kiosk.loop.dispatch({ kind, revision });
    await this.clock.advance(0);
  }

  /** Several pieces of a product, paid for: from idle to the QR. */
  async chooseSeveralUntilQr(quantity: number, productId = 'water'): Promise<void> {
    await this.choose(productId);
    this.#kiosk.loop.dispatch({ kind: 'quantity', revision: this.view.frame.revision, quantity });
    this.#kiosk.loop.dispatch({ kind: 'pay', revision: this.view.frame.revision, freshId: crypto.randomUUID() });
    await this.clock.advance(this.bank.latencyMs);
    if (this.screen.name !== 'qr') throw new Error(`no QR but ${this.screen.name}`);
  }

  async speak(language: 'kk' | 'ru' | 'en'): Promise<void> {
    this.#kiosk.loop.dispatch({ kind: 'language', language });
    await this.clock.advance(0);
  }

  /** A sale up to the QR. */
  async chooseUntilQr(productId = 'water'): Promise<void> {
    await this.choose(productId);
    await this.clock.advance(this.bank.latencyMs);
    if (this.screen.name !== 'qr') throw new Error(`no QR but ${this.screen.name}`);
  }

  /** Scanned, then the relay is pulled out, then paid: the kiosk has not polled the payment yet. */
  async payWithoutRelay(): Promise<void> {
    await this.chooseUntilQr();
    this.bank.scan();
    await this.poll();
    this.device.unplug();
    this.bank.confirm();
  }

  /** One question about the status, answered. */
  async poll(): Promise<void> {
    await this.clock.advance(this.bank.options.pollIntervalMs + this.bank.latencyMs);
  }

  entries(): readonly JournalEntry[] {
    const journal = openJournal(join(this.directory, 'journal.db'), this.directory);
    if (!journal.ok) throw new Error('the journal cannot be opened');
    const entries = [...journal.value.read()].map(({ entry }) => entry);
    journal.value.close();
    return entries;
  }

  ledger(): readonly LedgerLine[] {
    return this.report().lines;
  }

  /** The sales and the unassigned money; throws when a sale does not add up. */
  report(): LedgerReport {
    const journal = openJournal(join(this.directory, 'journal.db'), this.directory);
    if (!journal.ok) throw new Error('the journal cannot be opened');
    const report = ledgerReport(replay(journal.value.read()));
    journal.value.close();
    for (const line of report.lines) {
      const { paidTiyn, deliveredTiyn, refundedTiyn, owedTiyn } = line;
      if (paidTiyn !== deliveredTiyn + refundedTiyn + owedTiyn)
        throw new Error(`the ledger does not add up: ${JSON.stringify(line)}`);
    }
    return report;
  }

  /** How often each channel was closed. */
  pulses(channel: number): number {
    return this.simulator.changes().filter((change) => change.channel === channel && change.on).length;
  }

  /** The application is asked to end; a pulse that is running is waited for. */
  async stop(): Promise<void> {
    const stopped = this.#kiosk.stop();
    await this.clock.advance(SETTLE_LIMIT_MS);
    await this.clock.advance(START_MS);
    await stopped;
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }
}
