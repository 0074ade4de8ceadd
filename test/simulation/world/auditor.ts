import type { JournalEntry, RecordedEntry } from '../../../app/journal/entry.ts';
import type { RefundWay } from '../../../app/payment/capabilities.ts';
import type { RefundRequest } from '../../../app/payment/provider.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { Problem } from '../../../app/problem.ts';
import type { ChangePolicy } from '../../../app/sale-outcome.ts';
import type { DropWatching } from '../../../app/session/state/settings.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import { Violation } from '../engine/violation.ts';
import { keepAccount, openAccount, type Account } from './account.ts';
import type { AuditParts } from './audit-parts.ts';
import type { BankWatch } from './bank.ts';
import type { BookedPurchase, Books } from './booked-purchase.ts';
import { CashAuditor } from './cash-auditor.ts';
import { CodeAuditor } from './code-auditor.ts';
import { countEntry } from './count-entry.ts';
import { DiskAuditor } from './disk-auditor.ts';
import { DispenseAuditor } from './dispense-auditor.ts';
import { InterruptionAuditor } from './interruption-auditor.ts';
import { MenuAuditor } from './menu-auditor.ts';
import { MoneyAuditor } from './money-auditor.ts';
import { OrdersAuditor } from './orders-auditor.ts';
import { PaperAuditor } from './paper-auditor.ts';
import type { ServicesAuditor } from './services-auditor.ts';
import { ScreenAuditor } from './screen-auditor.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** The numbers that customers of a simulation have. */
export const TELEPHONE = /7(?:0112345\d\d|019999999)/;

/**
 * Checks every step of a simulation: keeps an account of each sale from the entries, and gives each event to the
 * auditors of its rules.
 */
export class Auditor implements BankWatch {
  readonly accounts = new Map<string, Account>();
  readonly #world: SimulationContext;
  readonly cash: CashAuditor;
  readonly codes: CodeAuditor;
  readonly papers: PaperAuditor;
  readonly #orders: OrdersAuditor;
  readonly menu: MenuAuditor;
  readonly money: MoneyAuditor;
  readonly dispensing: DispenseAuditor;
  readonly #disk: DiskAuditor;
  readonly #screen: ScreenAuditor;
  readonly #interruptions: InterruptionAuditor;
  #bank: Books | null = null;
  /** Null where there is one service, which is the bank. */
  services: ServicesAuditor | null = null;
  /** True times of the power cuts, but for the one at the end of every simulation. */
  readonly powerCuts: number[] = [];

  constructor(
    world: SimulationContext,
    {
      refundWay,
      change,
      drop,
      pulseMs,
    }: { refundWay: RefundWay; change: ChangePolicy; drop: DropWatching | null; pulseMs: number },
  ) {
    this.#world = world;
    const parts: AuditParts = {
      world,
      check: (holds, rule, detail) => this.check(holds, rule, detail),
      accounts: this.accounts,
      account: (saleId) => this.#account(saleId),
      bank: () => this.#bank,
    };
    const { check } = parts;
    this.codes = new CodeAuditor(check);
    this.#orders = new OrdersAuditor(check);
    this.papers = new PaperAuditor(check, () => this.accounts.keys());
    this.#interruptions = new InterruptionAuditor(check, (saleId) => this.accounts.get(saleId));
    this.menu = new MenuAuditor(check, () => world.scheduler.nowMs);
    this.cash = new CashAuditor(check, change);
    this.dispensing = new DispenseAuditor(parts, { drop, pulseMs });
    this.money = new MoneyAuditor(
      parts,
      (saleId, id) => this.services?.refundWayOf(saleId, id) ?? refundWay,
      (saleId) => this.dispensing.moves.get(saleId) ?? 0,
    );
    this.#disk = new DiskAuditor(check);
    this.#screen = new ScreenAuditor(parts);
  }

  watch(bank: Books): void {
    this.#bank = bank;
  }

  /** Keeps the first violation and throws it. */
  fail(rule: string, detail: string): never {
    this.#world.violation ??= new Violation(rule, detail);
    throw this.#world.violation;
  }

  /**
   * For moments without a caller for an exception: a promise, or the middle of a driver. The simulation ends
   * nevertheless.
   */
  quietly(look: () => void): void {
    try {
      look();
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
    }
  }

  check(holds: boolean, rule: string, detail: string): void {
    if (!holds) this.fail(rule, detail);
  }

  /** What the bank has of a sale. */
  purchasesAtBank(saleId: string): readonly BookedPurchase[] {
    return this.#bank?.ofSale(saleId) ?? [];
  }

  powerFailed(): void {
    this.cash.powerFailed();
    this.menu.stock.powerFailed();
    this.#interruptions.powerFailed(this.codes.onScreen);
    this.codes.powerFailed();
    this.#screen.powerFailed();
    this.services?.powerFailed();
    if (!this.#world.decisions.isCalm) this.powerCuts.push(this.#world.scheduler.nowMs);
  }

  /** Entries that are on disk now. */
  onEntries(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      this.#disk.onEntry(entry);
      countEntry(this.#world, entry);
      this.#world.trace?.tell(`journal: ${JSON.stringify(entry)}`);
      this.#keep(entry);
    }
    this.#orders.onEntries(entries);
    this.money.checkCarriedChange(entries);
    for (const entry of entries) if ('saleId' in entry) this.money.checkSum(this.#account(entry.saleId));
  }

  /** Entries that the journal has refused because they do not fit to its books. */
  onMisplaced(entries: readonly JournalEntry[], { parameters }: Problem): never {
    this.onEntries(entries);
    this.fail('no entry is refused by the books', JSON.stringify(parameters));
  }

  #keep(entry: JournalEntry): void {
    const { nowMs } = this.#world.scheduler;
    if (entry.kind === 'sale-opened') {
      this.menu.onEntry(entry);
      this.check(!this.accounts.has(entry.saleId), 'a sale is opened once', entry.saleId);
      this.accounts.set(entry.saleId, openAccount(entry));
      return;
    }
    const account = 'saleId' in entry ? this.#account(entry.saleId) : null;
    this.menu.onEntry(entry);
    this.cash.onEntry(entry, account);
    this.codes.onEntry(entry, nowMs);
    this.#interruptions.onEntry(entry);
    if (entry.kind === 'started') this.#interruptions.started(nowMs, this.dispensing.isWallSuspect);
    if (entry.kind === 'orphan-recorded') this.cash.ofNobody(this.codes.onScreen);
    if (!('saleId' in entry) || account === null) return;
    this.money.onEntry(entry, account);
    this.services?.onEntry(entry, account);
    if (entry.kind === 'dispensed') this.dispensing.onDispensed(entry, account);
    keepAccount(account, entry, nowMs);
  }

  /** The disk after a power cut, with the entries of the append that was not answered. */
  onReopened(recorded: readonly RecordedEntry[], unanswered: readonly JournalEntry[]): void {
    this.onEntries(this.#disk.onReopened(recorded, unanswered));
    // A start that was cut short is among them; this one has not read the journal yet.
    this.menu.stock.powerFailed();
    this.#orders.reopened();
    this.money.reopened();
    this.dispensing.booted();
  }

  /** Nothing is done to the world before its intent is on disk. */
  onEffect(effect: Effect, state: KioskState | null): void {
    if (effect.kind === 'ask-purchase') this.money.onPurchaseAsked(effect.amountTiyn, effect.sale);
    else if (effect.kind === 'pulse-relay') this.dispensing.onPulse(effect, state);
    else if (effect.kind === 'stack-bill') this.cash.onStack();
    else if (effect.kind === 'accept-bills') this.menu.onAccept(effect.billsTiyn);
    else if (effect.kind === 'give-bill-back') count(this.#world, 'note-in-another-screen');
    else if (effect.kind === 'ask-refund') this.money.onRefundAsked(effect.saleId, effect.request);
    else if (effect.kind === 'connect-payments') this.#screen.onConnect();
    else if (effect.kind === 'print' && state !== null) this.#interruptions.onSlip(effect.slip, state);
  }

  /** A note goes into the entry. */
  onNoteTaken(): void {
    // A note that is tried belongs to no sale.
    if (!this.menu.checks.wantsNote) this.#screen.onNoteTaken();
  }

  /** The contact has closed: a piece of this sale falls. */
  onMove(saleId: string | null): void {
    if (saleId === null) this.fail('nothing moves without a sale', 'the relay moved by itself');
    const account = this.#account(saleId);
    this.dispensing.onMove(account);
    this.money.checkValue(account);
  }

  onDeviceUnknown(): void {
    this.#screen.onDeviceUnknown();
  }

  onCreate(saleId: string): void {
    this.money.onCreate(saleId);
  }

  isKnown({ saleId, id }: BookedPurchase): boolean {
    return this.accounts.get(saleId)?.known.has(id) === true;
  }

  onRefund({ saleId }: BookedPurchase, request: RefundRequest): void {
    this.money.onRefund(this.#account(saleId), request);
  }

  /** No screen shows more than is on record. */
  onView(view: View, state: KioskState): void {
    const { nowMs } = this.#world.scheduler;
    this.#screen.shows(view);
    this.#orders.onView(view, state);
    this.menu.onView(view, state);
    this.codes.onView(view, state, nowMs);
    if (this.#interruptions.onView(view, nowMs)) count(this.#world, 'interrupted-told');
    this.#screen.onView(view, state);
    this.services?.onView(view, state);
  }

  onLog(line: string, secret: string): void {
    this.check(!line.includes(secret), 'no secret in the log', line);
    if (this.services !== null) this.check(!TELEPHONE.test(line), 'no telephone number in the log', line);
    this.menu.secret('no PIN in the log', line);
  }

  #account(saleId: string): Account {
    return this.accounts.get(saleId) ?? this.fail('no sale without an entry', saleId);
  }
}
