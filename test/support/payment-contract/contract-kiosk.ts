import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replay } from '../../../app/journal/replay.ts';
import { PersonsQuestion } from '../../../app/payment/persons-question.ts';
import { isMoneyOpen } from '../../../app/session/quiet.ts';
import type { KioskEvent } from '../../../app/session/state/event.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { Screen } from '../../../app/session/view/view.ts';
import { parseConfig } from '../../../main/config/load-config.ts';
import { journalInThread } from '../../../main/journal/keeper/in-thread.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { fileVault } from '../../../main/certificate/vault.ts';
import type { OpenProvider } from '../../../main/payments/port/service.ts';
import { startKiosk, type Kiosk } from '../../../main/runtime/kiosk.ts';
import type { FakeClock } from '../fakes/fake-clock.ts';
import { ledgerReport, type LedgerReport } from '../ledger-report.ts';
import { ObedientRelay } from './obedient-relay.ts';
import type { RequestsOnTheirWay } from './requests-on-their-way.ts';
import type { ServiceWorld } from './world.ts';

export const PRICE_TENGE = 450;
const CONFIG = `
version: 1
display: { maxQuantity: 5 }
peripherals: { relay: { driver: simulated, pulseMs: 700 } }
catalogue:
  - { id: water, channel: 1, name: Water, priceTenge: ${String(PRICE_TENGE)} }
`;
/** A customer of the stand-ins, ten digits. */
const PHONE = '7077777777';
const STEP_MS = 5_000;
/** How long a machine is given to find out about everything that it has begun. */
const SETTLE_MS = 45 * 60_000;

function phoneSession({ session }: KioskState): Extract<KioskState['session'], { kind: 'phone' }> {
  if (session.kind !== 'phone') throw new Error(`no keypad but ${session.kind}`);
  return session;
}

/** The parts that a kiosk is launched with. */
interface Parts {
  readonly world: ServiceWorld;
  readonly clock: FakeClock;
  readonly requests: RequestsOnTheirWay;
}

/** A kiosk with the product's loop, journal and client, whose time passes only while no request is on its way. */
export class ContractKiosk {
  readonly relay = new ObedientRelay();
  readonly #parts: Parts;
  readonly #directory = mkdtempSync(join(tmpdir(), 'sauda-contract-kiosk-'));
  #kiosk: Kiosk | null = null;
  #provider: OpenProvider | null = null;
  #sales = 0;
  #looks = 0;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A machine with an empty journal, connected. */
  static async start(parts: Parts): Promise<ContractKiosk> {
    const kiosk = new ContractKiosk(parts);
    await kiosk.#launch();
    return kiosk;
  }

  async #launch(): Promise<void> {
    const { clock, world } = this.#parts;
    const config = parseConfig(CONFIG, 'contract.yaml');
    if (!config.ok) throw new Error(JSON.stringify(config.error));
    const log = { write: () => undefined, close: () => undefined };
    const redactor = createRedactor();
    const vault = () => Promise.resolve(fileVault());
    this.#provider = await world.open({ dataDirectory: this.#directory, vault, log, redactor, clock });
    this.#kiosk = startKiosk({
      config: config.value,
      version: 'test',
      journal: journalInThread(new JournalKeeper(this.#directory)),
      demo: false,
      clock,
      log,
      payments: this.#provider,
      capabilities: world.capabilities,
      relay: this.relay,
      sensor: null,
      acceptor: null,
      printer: null,
      broken: null,
      show: () => undefined,
    });
    await this.until(({ services }) => services[0]?.gate.kind !== 'connecting');
  }

  get #running(): Kiosk {
    if (this.#kiosk === null) throw new Error('the kiosk is not running');
    return this.#kiosk;
  }

  get state(): KioskState {
    return this.#running.loop.state();
  }

  get screen(): Screen {
    return this.#running.loop.view().screen;
  }

  /** The service's number of the purchase that was opened last. */
  get purchase(): string {
    const last = this.state.watched.at(-1);
    if (last === undefined) throw new Error(`no purchase on ${this.screen.name}`);
    return last.qrPaymentId;
  }

  dispatch(event: KioskEvent): void {
    this.#running.loop.dispatch(event);
  }

  async #touch(event: KioskEvent): Promise<void> {
    this.dispatch(event);
    await this.#parts.requests.quiet();
  }

  get revision(): number {
    return this.#running.loop.view().frame.revision;
  }

  /** No two sales have the same, on any machine: invoices are looked for by it. */
  #freshId(): string {
    this.#sales += 1;
    return `sale-${String(this.#sales)}-${String(this.#parts.clock.wallMs())}`;
  }

  /** From idle to the code or the invoice, or as far as the service lets it. */
  async begin(quantity = 1, phone = PHONE): Promise<void> {
    const { method } = this.#parts.world;
    const freshId = this.#freshId();
    const touch = (): { readonly revision: number; readonly freshId: string } => ({
      revision: this.revision,
      freshId,
    });
    await this.#touch({ kind: 'choose', productId: 'water', ...touch() });
    if (quantity > 1) await this.#touch({ kind: 'quantity', quantity, revision: this.revision });
    if (this.screen.name === 'product') await this.#touch({ kind: 'pay', ...touch() });
    if (this.screen.name === 'payment') await this.#touch({ kind: 'method', method: method.id, ...touch() });
    if (this.screen.name === 'phone') await this.sendTo(phone);
  }

  /** On the keypad: another number in the place of what is typed, and the invoice is sent. */
  async sendTo(phone = PHONE): Promise<void> {
    const { digits } = phoneSession(this.state);
    for (const _ of digits) this.dispatch({ kind: 'erase', revision: this.revision });
    for (const digit of phone) this.dispatch({ kind: 'digit', digit: Number(digit), revision: this.revision });
    await this.#touch({ kind: 'send', revision: this.revision, freshId: this.#freshId() });
  }

  /** The machine, or where only a person may the customer, asks about the payment once. */
  async look(): Promise<void> {
    if (this.#parts.world.method.asks.kind === 'on-touch') {
      if (this.screen.name !== 'invoice' && this.screen.name !== 'qr') return;
      // Questions that are close together, or as even as a timer's, are refused.
      this.#looks += 1;
      await this.pass(STEP_MS * 2 ** (this.#looks % 3));
      await this.#touch({ kind: 'check', question: new PersonsQuestion(), revision: this.revision });
      return;
    }
    const watched = this.state.watched.at(-1);
    await this.pass(watched?.pollIntervalMs ?? STEP_MS);
  }

  async leave(): Promise<void> {
    await this.#touch({ kind: 'cancel', revision: this.revision });
    await this.pass(0);
  }

  /** Time passes; each request in it is answered in no time. */
  async pass(ms: number): Promise<void> {
    const { clock, requests } = this.#parts;
    await requests.quiet();
    let leftMs = ms;
    do {
      const passesMs = Math.min(leftMs, clock.nextDueMs ?? leftMs);
      await clock.advance(passesMs);
      await requests.quiet();
      leftMs -= passesMs;
    } while (leftMs > 0);
  }

  /** Time passes until it is so. */
  async until(isSo: (state: KioskState) => boolean, limitMs = SETTLE_MS): Promise<void> {
    for (let passedMs = 0; !isSo(this.state); passedMs += STEP_MS) {
      if (passedMs > limitMs) return;
      await this.pass(passedMs === 0 ? 0 : STEP_MS);
    }
  }

  /** Everything that the machine has begun has come to an end, or is given up to a person. */
  async settle(): Promise<void> {
    // A product that is out has its entry.
    await this.pass(STEP_MS);
    const isBusy = ({ session }: KioskState): boolean =>
      ['preparing', 'qr', 'confirm', 'invoice', 'dispensing', 'refund'].includes(session.kind);
    await this.until((state) => !isMoneyOpen(state) && state.searches.length === 0 && !isBusy(state));
  }

  /** The power goes, and comes back after a while. */
  async restart(darkMs = STEP_MS): Promise<void> {
    this.#running.loop.stop();
    this.#provider?.close();
    await this.pass(0);
    this.#parts.requests.mayHang = 0;
    await this.#parts.clock.advance(darkMs);
    await this.#launch();
  }

  report(): LedgerReport {
    const journal = openJournal(join(this.#directory, 'journal.db'), this.#directory);
    if (!journal.ok) throw new Error('the journal cannot be opened');
    const report = ledgerReport(replay(journal.value.read()));
    journal.value.close();
    return report;
  }

  async stop(): Promise<void> {
    this.#provider?.close();
    const stopped = this.#running.stop();
    await this.pass(STEP_MS);
    await stopped;
    // A run that was cut off may still write its copy.
    rmSync(this.#directory, { recursive: true, force: true, maxRetries: 10 });
  }
}
