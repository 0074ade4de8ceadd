import type { JournalEntry } from '../../../app/journal/entry.ts';
import { replay, type SaleRecord } from '../../../app/journal/replay.ts';
import { tiyn } from '../../../app/money/money.ts';
import type { PaymentFailure } from '../../../app/payment/provider.ts';
import { err, ok } from '../../../app/result.ts';
import { DELAYS, DISPENSE_ATTEMPTS_LIMIT } from '../../../app/session/state/delays.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import { problem } from '../../../app/problem.ts';
import type { KioskSettings } from '../../../app/session/state/settings.ts';
import { harnessSettings, LoopHarness } from '../../support/harness/loop-harness.ts';
import type { MachineSettings } from '../../support/harness/machine-settings.ts';

export const PRICE = 45_000;
export const SALE = 'sale-1';
export const PURCHASE = '15';
/** Water in the machine at the beginning. */
export const STOCK = 10;

/** The catalogue with another price, or another number of products. */
export function catalogue({ priceTiyn = PRICE, stock = STOCK } = {}): KioskSettings['catalogue'] {
  return harnessSettings.catalogue.map((product) => ({ ...product, priceTiyn: tiyn(priceTiyn), stock }));
}

/** The bank refuses, and asking again is of no use. */
export function refusal(code: string): PaymentFailure {
  return { action: 'final', problem: problem('payments-refused'), code };
}

type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** The real loop, with customers who buy several pieces, an obedient relay and bank, and restarts. */
export class MoneyHarness extends LoopHarness {
  readonly #settings: MachineSettings;

  constructor(settings: MachineSettings = {}) {
    const all = { catalogue: catalogue(), maxQuantity: 5, ...settings };
    super(all);
    this.#settings = all;
  }

  /** From idle to the QR. */
  untilQr(quantity: number): this {
    this.choose(SALE);
    this.send({ kind: 'quantity', quantity, revision: this.loop.view().frame.revision });
    this.send({ kind: 'pay', freshId: SALE, revision: this.loop.view().frame.revision });
    this.answerQr(PURCHASE);
    return this;
  }

  /** From idle to the first pulse, where the relay is there. */
  buy(quantity: number): this {
    this.untilQr(quantity);
    this.answerStatus('processed');
    return this;
  }

  /** So many pieces come out, one after the other. */
  async drop(pieces: number): Promise<this> {
    for (let piece = 0; piece < pieces; piece += 1) {
      this.pulseDone();
      await this.clock.advance(DELAYS.settleMs);
    }
    return this;
  }

  failPulse({ certain }: { certain: boolean }): void {
    this.send({ kind: 'pulse-failed', dispense: this.last('pulse-relay').dispense, certain, reason: 'jammed' });
  }

  /** This piece certainly does not come out, however often it is tried. */
  jam(): this {
    for (let attempt = 0; attempt < DISPENSE_ATTEMPTS_LIMIT; attempt += 1) this.failPulse({ certain: true });
    return this;
  }

  unplugRelay(): void {
    this.send({ kind: 'relay-lost', problem: problem('relay-lost') });
  }

  plugRelay(): void {
    this.send({ kind: 'relay-ready' });
  }

  /** The bank's word about the purchase in hand. */
  details(availableTiyn: number, totalTiyn: number): void {
    const result = ok({ totalTiyn: tiyn(totalTiyn), refundableTiyn: tiyn(availableTiyn) });
    this.send({ kind: 'details-answered', saleId: SALE, qrPaymentId: PURCHASE, result });
  }

  detailsRefused(failure: PaymentFailure): void {
    this.send({ kind: 'details-answered', saleId: SALE, qrPaymentId: PURCHASE, result: err(failure) });
  }

  refunded(): void {
    this.send({ kind: 'refund-answered', saleId: SALE, qrPaymentId: PURCHASE, result: ok('77') });
  }

  refundRefused(failure: PaymentFailure): void {
    this.send({ kind: 'refund-answered', saleId: SALE, qrPaymentId: PURCHASE, result: err(failure) });
  }

  /** All effects of a kind, in this run. */
  all<K extends Effect['kind']>(kind: K): readonly EffectOf<K>[] {
    return this.effects.filter((effect): effect is EffectOf<K> => effect.kind === kind);
  }

  last<K extends Effect['kind']>(kind: K): EffectOf<K> {
    const found = this.all(kind).at(-1);
    if (found === undefined) throw new Error(`no ${kind}`);
    return found;
  }

  /** The pieces that were pulsed in this run. */
  pulsed(): readonly number[] {
    return this.all('pulse-relay').map(({ dispense }) => dispense.piece);
  }

  /** The amounts that the bank was asked to give back in this run. */
  askedBack(): readonly number[] {
    return this.all('ask-refund').map(({ request }) => request.amountTiyn);
  }

  written<K extends JournalEntry['kind']>(kind: K): readonly Extract<JournalEntry, { kind: K }>[] {
    return this.entries
      .map(({ entry }) => entry)
      .filter((entry): entry is Extract<JournalEntry, { kind: K }> => entry.kind === kind);
  }

  record(): SaleRecord {
    const sale = replay(this.entries).sales.get(SALE);
    if (sale === undefined) throw new Error('no sale');
    return sale;
  }

  /** Products left, as the journal counts them. */
  stockLeft(): number {
    const { loaded = 0, dispensed = 0 } = replay(this.entries).stock.get('water') ?? {};
    return loaded - dispensed;
  }

  /**
   * The power goes and comes back after a while: the same journal, or as much of it as was on disk at an earlier
   * moment, and perhaps another configuration. Relay and bank are still to come.
   */
  restart({
    darkMs = 5_000,
    entries = this.entries.length,
    settings = {},
    wallJumpMs = 0,
  }: Restart = {}): MoneyHarness {
    const next = new MoneyHarness({ ...this.#settings, ...settings });
    next.entries.push(...this.entries.slice(0, entries));
    next.clock.jumpWall(this.clock.wallMs() + darkMs + wallJumpMs - next.clock.wallMs());
    return next.boot();
  }

  /** The journal is read. */
  boot(): this {
    this.send({ kind: 'booted', ledger: replay(this.entries), version: 'test' });
    return this;
  }

  /** A person pays, and it is written down as the command does. */
  settleByHand(amountTiyn: number): void {
    const entry: JournalEntry = { kind: 'debt-settled', saleId: SALE, amountTiyn: tiyn(amountTiyn), how: 'by-hand' };
    this.entries.push({
      sequence: this.entries.length + 1,
      wallMs: this.clock.wallMs(),
      monoMs: this.clock.monoMs(),
      entry,
    });
  }

  connect(): this {
    this.send({ kind: 'connect-answered', provider: 'kaspi', result: ok({ tradePoint: null }) });
    return this;
  }

  /** Relay and bank are there, and whatever else the settings have. */
  override ready(): this {
    if (this.entries.length === 0) return super.ready();
    this.plugRelay();
    this.plugParts();
    return this.connect();
  }

  /** How many entries there were when the entry of this kind, the nth one, was the last. */
  upTo(kind: JournalEntry['kind'], nth = 1): number {
    const places = this.entries.flatMap(({ entry }, index) => (entry.kind === kind ? [index + 1] : []));
    const place = places[nth - 1];
    if (place === undefined) throw new Error(`there is no ${String(nth)}. ${kind}`);
    return place;
  }
}

interface Restart {
  readonly darkMs?: number;
  /** How many entries were on disk. */
  readonly entries?: number;
  readonly settings?: MachineSettings;
  /** How far the wall clock was set while it was dark. */
  readonly wallJumpMs?: number;
}
