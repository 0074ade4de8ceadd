import { claimCode } from '../../../app/claim-code.ts';
import type { JournalEntry, RecordedEntry } from '../../../app/journal/entry.ts';
import type { RefundRequest, RefundWay } from '../../../app/payment/provider.ts';
import type { Dispense, Sale } from '../../../app/session/state/sale.ts';
import type { Effect } from '../../../app/session/state/effect.ts';
import type { Problem } from '../../../app/problem.ts';
import type { ChangePolicy } from '../../../app/sale-outcome.ts';
import type { DropWatching } from '../../../app/session/state/settings.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import { Violation } from '../engine/violation.ts';
import { CodeAuditor } from './code-auditor.ts';
import { MenuAuditor } from './menu-auditor.ts';
import { InterruptionAuditor } from './interruption-auditor.ts';
import { PaperAuditor } from './paper-auditor.ts';
import { CashAuditor, type Check } from './cash-auditor.ts';
import { keepAccount, openAccount, type Account } from './account.ts';
import type { Bank, BankPurchase, BankWatch } from './bank.ts';
import { failures } from './failures.ts';
import { countEntry } from './count-entry.ts';
import { pulseOf, saleOnScreen } from './shape.ts';
import { count, type SimulationContext } from './simulation-context.ts';

/** "A product that was paid for may still come out this long after the payment" (outside contract, "Start"). */
const DISPENSE_WITHIN_MS = 60_000;
/** The relay is asked, and a hand in the beam is waited for, before anything moves. */
const BEFORE_MOVE_MS = 20_000;
/** What a pulse may last longer than it was asked for. */
const CONTACT_LATE_MS = 100;

/** Written a second time here: the promise must not be what the program takes it for. */
function isAllThere({ relay, sensor }: KioskState): boolean {
  return relay.kind === 'ready' && (sensor.kind === 'ready' || sensor.kind === 'absent');
}

const BEFORE_PAYING: ReadonlySet<string> = new Set(['product', 'payment', 'preparing', 'qr']);

/** Checks every step of a simulation on its own account: what the journal says, what the relay does, what the bank has. */
export class Auditor implements BankWatch {
  readonly accounts = new Map<string, Account>();
  /** How often each sale's product has left the machine. */
  readonly moves = new Map<string, number>();
  readonly #world: SimulationContext;
  readonly #refundWay: RefundWay;
  readonly #drop: DropWatching | null;
  readonly #pulseMs: number;
  /** Watches the notes. */
  readonly cash: CashAuditor;
  /** Watches the codes. */
  readonly codes: CodeAuditor;
  /** Watches the papers. */
  readonly papers: PaperAuditor;
  /** Watches the service menu. */
  readonly menu: MenuAuditor;
  readonly #interruptions: InterruptionAuditor;
  /** What has become of a device that the bank does not know at a refund's QR, while that is on the screen. */
  #device: 'known' | 'unknown' | 'registered-again' = 'known';
  #screen = 'dark';
  /** What `append` has promised to keep, without summaries. */
  #promised: JournalEntry[] = [];
  #bank: Bank | null = null;
  #wallJumpedMs = Number.NEGATIVE_INFINITY;
  /** True times of the power cuts, but for the one at the end of every simulation. */
  readonly powerCuts: number[] = [];
  #bootedMs = 0;

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
    this.#drop = drop;
    this.#pulseMs = pulseMs;
    this.#refundWay = refundWay;
    const check: Check = (holds, rule, detail) => this.check(holds, rule, detail);
    this.codes = new CodeAuditor(check);
    this.papers = new PaperAuditor(check, () => this.accounts.keys());
    this.#interruptions = new InterruptionAuditor(check, (saleId) => this.accounts.get(saleId));
    this.menu = new MenuAuditor(
      check,
      () => world.scheduler.nowMs,
      (code) => [...this.accounts.values()].find(({ saleId }) => claimCode(saleId) === code)?.debtTiyn ?? 0,
    );
    this.cash = new CashAuditor(check, change);
  }

  watch(bank: Bank): void {
    this.#bank = bank;
  }

  /** Keeps the first violation and throws it. */
  fail(rule: string, detail: string): never {
    this.#world.violation ??= new Violation(rule, detail);
    throw this.#world.violation;
  }

  /** For moments at which nobody may be thrown at: a promise, or the middle of a driver. The simulation ends all the same. */
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

  /** Whether the wall clock has ever been set in this simulation. */
  get isWallSuspect(): boolean {
    return this.#wallJumpedMs > Number.NEGATIVE_INFINITY;
  }

  /** What the bank has of a sale. */
  purchasesAtBank(saleId: string): readonly BankPurchase[] {
    return this.#bank?.ofSale(saleId) ?? [];
  }

  wallJumped(): void {
    this.#wallJumpedMs = this.#world.scheduler.nowMs;
  }

  powerFailed(): void {
    this.cash.powerFailed();
    this.#interruptions.powerFailed(this.codes.onScreen);
    this.codes.powerFailed();
    this.#device = 'known';
    this.#screen = 'dark';
    if (!this.#world.decisions.isCalm) this.powerCuts.push(this.#world.scheduler.nowMs);
  }

  /** Entries that are on disk now. */
  onEntries(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      this.#promised.push(entry);
      countEntry(this.#world, entry);
      this.#world.trace?.tell(`journal: ${JSON.stringify(entry)}`);
      this.#keep(entry);
    }
    this.#checkCarriedChange(entries);
    for (const entry of entries) if ('saleId' in entry) this.#checkSum(this.#account(entry.saleId));
  }

  /** Entries that the journal has refused because they do not fit to its books. */
  onMisplaced(entries: readonly JournalEntry[], { parameters }: Problem): never {
    this.onEntries(entries);
    this.fail('no entry is refused by the books', JSON.stringify(parameters));
  }

  /** What one sale gives away another one takes, in the same write. */
  #checkCarriedChange(entries: readonly JournalEntry[]): void {
    const sum = (kind: 'credit-given' | 'credit-taken'): number =>
      entries.reduce((total, entry) => total + (entry.kind === kind ? entry.amountTiyn : 0), 0);
    this.check(
      sum('credit-given') === sum('credit-taken'),
      'change that is carried over leaves one sale for another',
      `${sum('credit-given')} and ${sum('credit-taken')}`,
    );
  }

  #keep(entry: JournalEntry): void {
    if (entry.kind === 'sale-opened') {
      this.menu.onEntry(entry);
      this.check(!this.accounts.has(entry.saleId), 'a sale is opened once', entry.saleId);
      this.accounts.set(entry.saleId, openAccount(entry));
      return;
    }
    const account = 'saleId' in entry ? this.#account(entry.saleId) : null;
    this.menu.onEntry(entry);
    this.cash.onEntry(entry, account);
    this.codes.onEntry(entry, this.#world.scheduler.nowMs);
    this.#interruptions.onEntry(entry);
    if (entry.kind === 'started') this.#interruptions.started(this.#world.scheduler.nowMs, this.isWallSuspect);
    if (entry.kind === 'orphan-recorded') this.cash.ofNobody(this.codes.onScreen);
    if (!('saleId' in entry) || account === null) return;
    if (entry.kind === 'paid') {
      const known = this.#bank?.find(entry.qrPaymentId) ?? null;
      this.check(
        known?.status === 'processed' && known.saleId === entry.saleId && known.amountTiyn === entry.amountTiyn,
        'paid is only what the bank has',
        `${entry.saleId}: ${entry.amountTiyn} of ${known?.amountTiyn ?? 0}`,
      );
      this.check(!account.paid.has(entry.qrPaymentId), 'a payment is written down once', entry.saleId);
    }
    if (entry.kind === 'dispensed') this.#checkSeen(entry.by, account);
    if (entry.kind === 'refund-failed' && entry.certain)
      this.check(
        !this.#world.unanswered.has(entry.qrPaymentId),
        'what was asked for and never answered is not certain',
        entry.saleId,
      );
    if (entry.kind === 'refund-intended') {
      const byQrTiyn = this.#bank?.find(entry.qrPaymentId)?.amountTiyn ?? 0;
      this.check(
        entry.amountTiyn <= byQrTiyn,
        'no more goes back by QR than came by it',
        `${entry.saleId}: ${entry.amountTiyn} of ${byQrTiyn}`,
      );
    }
    keepAccount(account, entry, this.#world.scheduler.nowMs);
  }

  /** A machine with a sensor never assumes, and one without never claims to have seen anything. */
  #checkSeen(by: 'seen' | 'assumed', { saleId, pieceTiyn, deliveredTiyn }: Account): void {
    this.check((by === 'seen') === (this.#drop !== null), 'seen is what a sensor saw', `${saleId}: ${by}`);
    const moves = this.moves.get(saleId) ?? 0;
    this.check(by === 'assumed' || moves * pieceTiyn > deliveredTiyn, 'seen is only what fell', saleId);
  }

  /** Beside notes only change counts that is still owed to the same customer, under another sale's code. */
  #checkRest(amountTiyn: number, { saleId, carriedChange }: Sale): void {
    const { pieces, pieceTiyn, notesTiyn } = this.#account(saleId);
    const carriedTiyn = carriedChange?.amountTiyn ?? 0;
    const isOwed = carriedChange === null || this.#account(carriedChange.saleId).debtTiyn >= carriedTiyn;
    this.check(
      isOwed && amountTiyn === pieces * pieceTiyn - notesTiyn - carriedTiyn,
      'a QR is about what is not paid in notes or with change',
      `${saleId}: ${amountTiyn}`,
    );
  }

  #checkSum({ saleId, paidTiyn, deliveredTiyn, refundedTiyn, debtTiyn }: Account): void {
    const isRight = deliveredTiyn + refundedTiyn + debtTiyn <= paidTiyn && debtTiyn >= 0;
    this.check(
      isRight,
      'delivered + refunded + debt is at most what was paid',
      `${saleId}: ${deliveredTiyn} + ${refundedTiyn} + ${debtTiyn} of ${paidTiyn}`,
    );
  }

  /** The disk after a power cut: whatever was promised is there, and nothing that was never written. */
  onReopened(recorded: readonly RecordedEntry[], unanswered: readonly JournalEntry[]): void {
    const entries = recorded.map(({ entry }) => entry).filter(({ kind }) => kind !== 'summary');
    recorded.forEach(({ sequence }, index) =>
      this.check(sequence === index + 1, 'sequence without gaps', `${sequence} in place ${index + 1}`),
    );
    this.check(
      entries.length >= this.#promised.length,
      'what append promised survives a power cut',
      `${this.#promised.length - entries.length} entries are gone`,
    );
    for (let index = this.#promised.length - 1; index >= Math.max(0, this.#promised.length - LOOK_BACK); index -= 1) {
      const same = JSON.stringify(entries[index]) === JSON.stringify(this.#promised[index]);
      this.check(same, 'what append promised survives a power cut', `entry ${index + 1} is another one`);
    }
    const survived = entries.slice(this.#promised.length);
    const isWhole = survived.length === 0 || JSON.stringify(survived) === JSON.stringify(unanswered);
    this.check(isWhole, 'an append that was cut is there as a whole or not at all', JSON.stringify(survived));
    this.onEntries(survived);
    this.#bootedMs = this.#world.scheduler.nowMs;
  }

  /** Nothing is done to the world before its intent is on disk. */
  onEffect(effect: Effect, state: KioskState | null): void {
    if (effect.kind === 'ask-purchase') {
      this.check(
        (this.accounts.get(effect.sale.saleId)?.asked ?? 0) > 0,
        'no question for a QR without an intent',
        effect.sale.saleId,
      );
      this.#checkRest(effect.amountTiyn, effect.sale);
    } else if (effect.kind === 'pulse-relay') {
      const { saleId } = pulseOf(effect);
      const account = this.#account(saleId);
      this.check(account.intents > account.outcomes, 'no pulse without an intent', saleId);
      this.check(
        state === null || isAllThere(state),
        'nothing is pulsed while the relay or the sensor is away',
        saleId,
      );
      this.check(
        account.paidTiyn >= account.pieces * account.pieceTiyn,
        'no pulse without the whole payment on record',
        saleId,
      );
      this.#checkReceived(effect.dispense);
      this.check(
        account.unseen <= (this.#drop?.extraPulses ?? 0),
        'the motor turns no more often than the operator allows',
        `${saleId}: ${account.unseen} times in vain`,
      );
      if (account.unseen > 0) count(this.#world, 'turned-once-more');
      this.check(
        (effect.watchMs === null) === (this.#drop === null),
        'every pulse is watched where there is a sensor',
        saleId,
      );
      const sinceMs = this.#world.scheduler.nowMs - account.freshSinceMs;
      const isJudged = this.#wallJumpedMs < account.freshSinceMs;
      this.check(
        !isJudged || sinceMs <= DISPENSE_WITHIN_MS,
        'no product later than a minute after the payment',
        `${saleId}: ${sinceMs} ms`,
      );
      if (this.#bootedMs > account.freshSinceMs) count(this.#world, 'dispensed-after-restart');
    } else if (effect.kind === 'stack-bill') {
      this.cash.onStack();
    } else if (effect.kind === 'give-bill-back') {
      count(this.#world, 'note-in-another-screen');
    } else if (effect.kind === 'ask-refund') {
      this.#checkRefundIntent(effect.saleId, effect.request);
    } else if (effect.kind === 'connect-payments') {
      if (this.#device === 'unknown') this.#device = 'registered-again';
    } else if (effect.kind === 'print' && state !== null) {
      this.#interruptions.onSlip(effect.slip, state);
    }
  }

  /** The product comes out for all that has come in: what was forgotten would be change that nobody gets. */
  #checkReceived({ sale, received }: Dispense): void {
    const { saleId, notesTiyn, notesOwedTiyn, kept } = this.#account(sale.saleId);
    const { cashTiyn, purchase } = received;
    const isAll = cashTiyn === notesTiyn - notesOwedTiyn;
    const isPaid = purchase === null || kept.get(purchase.qrPaymentId) === purchase.amountTiyn;
    this.check(
      isAll && isPaid,
      'what is given out for is what is on record',
      `${saleId}: ${cashTiyn} of ${notesTiyn - notesOwedTiyn}`,
    );
    const isOther = purchase !== null && this.#bank?.find(purchase.qrPaymentId)?.isOtherAmount === true;
    this.check(!isOther, 'nothing is given out for another amount than was asked for', saleId);
  }

  #checkRefundIntent(saleId: string, { qrPaymentId, amountTiyn, refundQrId }: RefundRequest): void {
    const account = this.#account(saleId);
    const asked = account.refundsAsked.some((one) => one.qrPaymentId === qrPaymentId && one.amountTiyn === amountTiyn);
    this.check(asked, 'no refund without an intent', saleId);
    this.check(account.paid.has(qrPaymentId), 'no refund without a payment on record', saleId);
    this.check(
      (refundQrId === null) === (this.#refundWay === 'direct'),
      'a refund goes the way of its contract',
      saleId,
    );
  }

  /** A note goes into the entry. */
  onNoteTaken(): void {
    this.check(this.#screen === 'cash', 'notes are taken only where the screen asks for them', this.#screen);
  }

  /** The contact has closed: a piece of this sale falls. */
  onMove(saleId: string | null): void {
    if (saleId === null) this.fail('nothing moves without a sale', 'the relay moved by itself');
    const account = this.#account(saleId);
    const moves = (this.moves.get(saleId) ?? 0) + 1;
    this.moves.set(saleId, moves);
    this.#world.trace?.tell(`relay: product of sale ${saleId} falls`);
    this.check(account.intents >= moves, 'nothing moves without an intent on disk', saleId);
    const sinceMs = this.#world.scheduler.nowMs - account.freshSinceMs;
    this.check(
      this.#wallJumpedMs >= account.freshSinceMs || sinceMs <= DISPENSE_WITHIN_MS + BEFORE_MOVE_MS,
      'no product later than a minute after the payment',
      `${saleId}: ${sinceMs} ms`,
    );
    this.#checkValue(account);
  }

  /** The contact has opened again, with nothing wrong at the board. */
  onContactOpened(closedMs: number): void {
    this.check(
      closedMs <= this.#pulseMs + CONTACT_LATE_MS,
      'no contact is closed longer than the pulse and 100 ms',
      `${closedMs} ms`,
    );
  }

  onDeviceUnknown(): void {
    if (this.#device === 'known') this.#device = 'unknown';
  }

  onCreate(saleId: string): void {
    this.check((this.accounts.get(saleId)?.asked ?? 0) > 0, 'no purchase at the bank without an entry', saleId);
  }

  isKnown({ saleId, id }: BankPurchase): boolean {
    return this.accounts.get(saleId)?.known.has(id) === true;
  }

  onRefund({ saleId }: BankPurchase, { qrPaymentId }: RefundRequest): void {
    const account = this.#account(saleId);
    this.check(
      account.refundsAsked.some((one) => one.qrPaymentId === qrPaymentId),
      'no refund without an intent',
      saleId,
    );
    this.#checkValue(account);
  }

  /** What has left the machine and what has gone back is never worth more than what the bank and the cassette have taken. */
  #checkValue({ saleId, pieceTiyn, notesTiyn }: Account): void {
    const { paidTiyn: byQrTiyn, returnedTiyn } = this.atBank(saleId);
    const paidTiyn = byQrTiyn + notesTiyn;
    const movedTiyn = (this.moves.get(saleId) ?? 0) * pieceTiyn;
    this.check(
      movedTiyn + returnedTiyn <= paidTiyn,
      'products and refunds are worth at most what was paid',
      `${saleId}: products ${movedTiyn}, refunds ${returnedTiyn}, paid ${paidTiyn}`,
    );
  }

  atBank(saleId: string): { paidTiyn: number; returnedTiyn: number; reversedTiyn: number } {
    const sums = { paidTiyn: 0, returnedTiyn: 0, reversedTiyn: 0 };
    for (const purchase of this.#bank?.ofSale(saleId) ?? []) {
      if (purchase.status !== 'processed') continue;
      sums.paidTiyn += purchase.amountTiyn;
      sums.returnedTiyn += purchase.returnedTiyn;
      sums.reversedTiyn += purchase.reversedTiyn;
    }
    return sums;
  }

  /** After everything that the machine was told. */
  onState(state: KioskState): void {
    const { session } = state;
    const isWaiting =
      session.kind === 'dispensing' && session.step === 'waiting' && session.againMonoMs === null && !state.isStopping;
    this.check(!isWaiting || !isAllThere(state), 'what is paid does not wait for what is there', session.kind);
  }

  /** No screen says more than is on record. */
  onView(view: View, state: KioskState): void {
    const { screen } = view;
    this.#screen = screen.name;
    this.menu.onView(view, state);
    this.codes.onView(view, state, this.#world.scheduler.nowMs);
    if (this.#interruptions.onView(view, this.#world.scheduler.nowMs)) count(this.#world, 'interrupted-told');
    const isGivenUp = screen.name === 'error' && screen.technicalCode === failures.unknownDevice.code;
    this.check(
      !isGivenUp || this.#device !== 'unknown',
      'no refund is given up for a device that was not registered again',
      screen.name,
    );
    if (state.session.kind !== 'refund-qr') this.#device = 'known';
    this.check(
      !BEFORE_PAYING.has(screen.name) || state.sensor.kind !== 'lost',
      'nobody is asked to pay while the shelf is not watched',
      screen.name,
    );
    const saleId = saleOnScreen(state);
    this.#world.trace?.tell(
      `screen: ${screen.name}${'step' in screen ? ` ${screen.step}` : ''}${'reason' in screen ? ` ${screen.reason}` : ''}${screen.name === 'out-of-service' ? ` ${screen.problem.reason}` : ''}`,
    );
    if (saleId === null) return;
    const account = this.accounts.get(saleId);
    if (screen.name === 'qr') {
      const { session } = state;
      const qrPaymentId = session.kind === 'qr' ? session.purchase.qrPaymentId : '';
      this.check(account?.known.has(qrPaymentId) === true, 'no QR on the screen that is not on record', saleId);
    } else if (screen.name === 'cash') {
      this.check(
        screen.insertedTiyn === account?.notesTiyn,
        'the screen says inserted only what is on record',
        `${saleId}: ${screen.insertedTiyn}`,
      );
    } else if (screen.name === 'dispensing' || screen.name === 'refund') {
      this.check((account?.paidTiyn ?? 0) > 0, 'the screen says paid only when it is', saleId);
      if (screen.name === 'refund' && screen.step === 'done')
        this.check((account?.refundedTiyn ?? 0) > 0, 'the screen says refunded only when it is', saleId);
    } else if (screen.name === 'success') {
      this.check(
        account !== undefined && account.deliveredTiyn >= account.pieces * account.pieceTiyn,
        'the screen says dispensed only when it is',
        saleId,
      );
    } else if (screen.name === 'error' && screen.money === 'in-doubt') {
      this.check(
        (account?.doubtfulNotes ?? 0) + (account?.openNotes ?? 0) > 0,
        'the screen names a note in doubt only when it is on record',
        saleId,
      );
    } else if (screen.name === 'error' && screen.money === 'owed') {
      const { journal } = state;
      // Nothing can be written while the disk refuses; the debt is as soon as there is room, and in the end it has to be.
      const isKept = screen.reason === 'journal-failed' && journal.kind === 'failed';
      this.check(isKept || (account?.debtTiyn ?? 0) > 0, 'the screen names a debt only when it is on record', saleId);
    }
  }

  onLog(line: string, secret: string): void {
    this.check(!line.includes(secret), 'no secret in the log', line);
    this.menu.secret('no PIN in the log', line);
  }

  #account(saleId: string): Account {
    return this.accounts.get(saleId) ?? this.fail('no sale without an entry', saleId);
  }
}

const LOOK_BACK = 10;
