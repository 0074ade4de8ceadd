import type { JournalEntry, RecordedEntry } from '../../../app/journal/entry.ts';
import type { LedgerLine } from '../../../app/journal/ledger.ts';
import { ledgerReport } from '../ledger-report.ts';
import { replay } from '../../../app/journal/replay.ts';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import { tiyn } from '../../../app/money/money.ts';
import { err, ok } from '../../../app/result.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { DropSeen, KioskEvent } from '../../../app/session/state/event.ts';
import { problem } from '../../../app/problem.ts';
import { initialState } from '../../../app/session/state/state.ts';
import { DELAYS } from '../../../app/session/state/delays.ts';
import { type KioskSettings, OWN_LOOK } from '../../../app/session/state/settings.ts';
import type { Screen } from '../../../app/session/view/view.ts';
import { isOfService, SaleBooks } from '../../../main/journal/sale-books.ts';
import { createEventLoop, type EventLoop } from '../../../main/runtime/event-loop.ts';
import type { LoopObserver } from '../../../main/runtime/observers/observer.ts';
import { aService, machineSettings, type MachineSettings } from './machine-settings.ts';
import { FakeClock } from '../fakes/fake-clock.ts';

const name = { kk: 'Су', ru: 'Вода', en: 'Water' };

/** One product, everything there. */
export const harnessSettings: KioskSettings = {
  languages: ['kk', 'ru', 'en'],
  operatorName: 'Test',
  operatorBin: null,
  contact: null,
  catalogue: [{ id: 'water', channel: 1, name, priceTiyn: tiyn(45_000) }],
  productDetails: false,
  shelves: null,
  look: OWN_LOOK,
  maxQuantity: 1,
  basket: false,
  pulseMs: 700,
  settleMs: DELAYS.settleMs,
  hasRelay: true,
  hasAcceptor: false,
  drop: null,
  printer: 'absent',
  diagonalInches: 21.5,
  demo: false,
  offersSetup: false,
  services: [aService()],
  change: 'owe',
  moreProducts: false,
  darkHours: null,
  attract: null,
  sounds: null,
};

/** The real loop over a journal in memory whose disk can be full; effects are only collected. */
export class LoopHarness {
  readonly clock = new FakeClock();
  readonly entries: RecordedEntry[] = [];
  readonly effects: Effect[] = [];
  /** What happened in which order: the loop's promise. */
  readonly order: string[] = [];
  /** The lines of the technical log. */
  readonly log: { readonly level: LogLevel; readonly event: LogEvent; readonly facts?: LogFacts | undefined }[] = [];
  readonly loop: EventLoop;
  readonly #parts: Pick<KioskSettings, 'drop' | 'printer'>;
  readonly #books = new SaleBooks({
    ofSale: (saleId) => this.entries.filter(({ entry }) => 'saleId' in entry && entry.saleId === saleId),
    knowsPurchase: (qrPaymentId, binding) =>
      this.entries.some(
        ({ entry }) =>
          entry.kind === 'purchase-known' &&
          entry.qrPaymentId === qrPaymentId &&
          isOfService(entry.binding ?? this.#bindingOfSale(entry.saleId), binding),
      ),
  });
  /** How often the loop has asked for a new start. */
  crashes = 0;
  diskFull = false;

  constructor(wanted: MachineSettings = {}, observers: readonly LoopObserver[] = []) {
    const settings = machineSettings(harnessSettings, wanted);
    this.#parts = settings;
    this.loop = createEventLoop(initialState(settings), {
      clock: this.clock,
      append: (entries, now) => {
        if (this.diskFull) return err(problem('journal-full'));
        const checked = this.#books.check(entries, now.wallMs);
        if (!checked.ok) return checked;
        this.#books.keep(checked.value);
        for (const entry of entries) {
          this.order.push(`entry ${entry.kind}`);
          this.entries.push({ sequence: this.entries.length + 1, wallMs: now.wallMs, monoMs: now.monoMs, entry });
        }
        return ok(undefined);
      },
      show: (view) => {
        this.order.push(`view ${view.screen.name}`);
      },
      onCrash: () => {
        this.crashes += 1;
      },
      run: (effect) => {
        this.order.push(`effect ${effect.kind}`);
        this.effects.push(effect);
        if (effect.kind === 'probe-journal' && !this.diskFull) this.loop.dispatch({ kind: 'journal-recovered' });
        else if (effect.kind === 'probe-journal')
          this.loop.dispatch({ kind: 'journal-refused', problem: problem('journal-full'), refused: null });
      },
      observers,
      log: { write: (level, event, facts) => void this.log.push({ level, event, facts }) },
    });
  }

  /** Number of sales whose records are in memory. */
  get salesInBooks(): number {
    return this.#books.size;
  }

  /** Forgets what was collected, as if a disk, the devices and the log had taken it. */
  forget(): void {
    for (const collected of [this.entries, this.effects, this.order, this.log]) collected.length = 0;
  }

  /** Booted, connected, idle. */
  ready(): this {
    this.send({ kind: 'booted', ledger: replay([]), version: 'test' });
    this.send({ kind: 'relay-ready' });
    this.plugParts();
    this.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
    return this;
  }

  /** The drop sensor and the printer are there, as far as the settings have them. */
  plugParts(): void {
    if (this.#parts.drop !== null) this.freeBeam();
    if (this.#parts.printer !== 'absent') this.plugPrinter();
  }

  /** The drop sensor answers, and nothing is in its beam. */
  freeBeam(): void {
    this.send({ kind: 'sensor-ready' });
  }

  /** Something stays in the beam of the drop sensor. */
  blockBeam(): void {
    this.send({ kind: 'sensor-lost', problem: problem('sensor-lost', { port: 'test', code: 'blocked' }) });
  }

  plugPrinter(isPaperNearEnd = false): void {
    this.send({ kind: 'printer-ready', isPaperNearEnd });
  }

  /** The roll is at its end. */
  emptyPrinter(): void {
    this.send({ kind: 'printer-out', problem: problem('printer-out', { port: 'test', code: 'paper-end' }) });
  }

  send(event: KioskEvent): void {
    this.loop.dispatch(event);
  }

  /** A touch on the product. */
  choose(saleId = 'sale-1'): void {
    this.send({ kind: 'choose', productId: 'water', freshId: saleId, revision: this.loop.view().frame.revision });
  }

  /** The QR for the sale in hand. */
  answerQr(qrPaymentId = '15'): void {
    const asked = this.effects.findLast((effect) => effect.kind === 'ask-purchase');
    if (asked === undefined) throw new Error('no QR was asked for');
    const times = { pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 };
    const result = ok({ qrPaymentId, qrToken: 'token', methods: [], ...times });
    this.send({
      kind: 'purchase-answered',
      sale: asked.sale,
      by: asked.by,
      phone: null,
      amountTiyn: asked.amountTiyn,
      attempt: asked.attempt,
      result,
    });
  }

  /** The bank's word about a purchase. */
  answerStatus(kind: 'scanned' | 'processed' | 'created', qrPaymentId = '15'): void {
    this.send({ kind: 'status-answered', saleId: 'sale-1', qrPaymentId, result: ok({ kind }) });
  }

  /** The relay has closed and opened; `drop` is the drop sensor's report, if there is one. */
  pulseDone(drop: DropSeen = 'unwatched'): void {
    const pulse = this.effects.findLast((effect) => effect.kind === 'pulse-relay');
    if (pulse === undefined) throw new Error('nothing was pulsed');
    this.send({ kind: 'pulse-done', dispense: pulse.dispense, drop });
  }

  #bindingOfSale(saleId: string): string | null {
    const opening = this.entries.find(({ entry }) => entry.kind === 'sale-opened' && entry.saleId === saleId)?.entry;
    return opening?.kind === 'sale-opened' ? opening.binding : null;
  }

  get screen(): Screen {
    return this.loop.view().screen;
  }

  kinds(): readonly JournalEntry['kind'][] {
    return this.entries.map(({ entry }) => entry.kind);
  }

  ledger(): readonly LedgerLine[] {
    return ledgerReport(replay(this.entries)).lines;
  }
}
