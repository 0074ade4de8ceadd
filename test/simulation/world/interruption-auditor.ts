import { claimCode } from '../../../app/claim-code.ts';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Slip } from '../../../app/paper/slip.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { InterruptedCard, View } from '../../../app/session/view/view.ts';
import type { Account } from './account.ts';
import type { Check } from './audit-parts.ts';
import { saleOnScreen } from './shape.ts';

/** The product shows it for three minutes after the start, if the sale is no older than ten. */
const SHOWN_WITHIN_MS = 170_000;
const FRESH_MS = 540_000;
/** Cards on the idle screen. */
const ROOM = 2;

/** Watches what is shown and printed of a sale that a power cut interrupted, and which code its customer got. */
export class InterruptionAuditor {
  readonly #check: Check;
  readonly #accountOf: (saleId: string) => Account | undefined;
  /** The sale that was on the screen when the power failed, with money in it. */
  #interrupted: string | null = null;
  /** True time of its last entry before that. */
  #lastMs = 0;
  /** True time at which this run has written down that it runs; null before. */
  #startedMs: number | null = null;
  readonly #slipsIntended = new Set<string>();
  readonly #slipsPrinted = new Set<string>();

  constructor(check: Check, accountOf: (saleId: string) => Account | undefined) {
    this.#check = check;
    this.#accountOf = accountOf;
  }

  powerFailed(onScreen: string | null): void {
    const account = onScreen === null ? undefined : this.#accountOf(onScreen);
    this.#startedMs = null;
    this.#lastMs = account?.lastMs ?? 0;
    this.#interrupted = account !== undefined && isUndecided(account) ? onScreen : null;
  }

  /** The program runs again, and has read what is on the disk. */
  started(nowMs: number, isWallSuspect: boolean): void {
    this.#startedMs = nowMs;
    const account = this.#interrupted === null ? undefined : this.#accountOf(this.#interrupted);
    // What was being written when the power failed may be on the disk.
    const isSettled = account === undefined || !isUndecided(account) || nowMs - this.#lastMs > FRESH_MS;
    if (isWallSuspect || isSettled) this.#interrupted = null;
  }

  onEntry(entry: JournalEntry): void {
    if (entry.kind === 'claim-slip-intended') this.#slipsIntended.add(entry.saleId);
  }

  /** Whether a card was due, and was there. */
  onView({ screen }: View, nowMs: number): boolean {
    if (screen.name !== 'idle' || this.#startedMs === null) return false;
    const cards = screen.interrupted;
    for (const card of cards) this.#checkWords(card);
    const saleId = this.#interrupted;
    const account = saleId === null ? undefined : this.#accountOf(saleId);
    this.#interrupted = null;
    if (account === undefined || isDelivered(account) || nowMs - this.#startedMs > SHOWN_WITHIN_MS) return false;
    // With more sales than cards, those are left out whose customers need no code.
    const isFull = cards.length === ROOM && (!needsCode(account) || cards.every((card) => card.claimCode !== null));
    this.#check(
      isFull || cards.some((card) => card.saleId === saleId),
      'whoever a power cut interrupted is told what became of their money',
      `${String(saleId)}: ${JSON.stringify(cards)}`,
    );
    return true;
  }

  #checkWords(card: InterruptedCard): void {
    const { saleId } = card;
    const account = this.#accountOf(saleId);
    const { money, amountTiyn } = card;
    const wantedTiyn = account === undefined ? 0 : (amountsOf(account)[money] ?? amountTiyn);
    const isTold = account !== undefined && money === wordOf(account, money) && amountTiyn === wantedTiyn;
    const code = money === 'owed' || money === 'in-doubt' ? claimCode(saleId) : null;
    this.#check(
      isTold && card.claimCode === code,
      'what is told of an interrupted sale is what is on record',
      `${saleId}: ${JSON.stringify(card)}`,
    );
  }

  /** A paper begins. */
  onSlip(slip: Slip, state: KioskState): void {
    if (slip.kind === 'collection' || slip.kind === 'test') return;
    if (slip.kind === 'claim' && slip.reason === 'interrupted') {
      this.#onInterruptedSlip(slip.claimCode, state);
      return;
    }
    const saleId = saleOnScreen(state) ?? '';
    const code = slip.kind === 'claim' ? slip.claimCode : (slip.change?.claimCode ?? null);
    const isTheirs = code === null || code === claimCode(saleId);
    this.#check(isTheirs, 'a code is printed for whoever stands there', saleId);
  }

  #onInterruptedSlip(code: string, { interrupted }: KioskState): void {
    const saleId = interrupted.find(({ record }) => claimCode(record.saleId) === code)?.record.saleId ?? '';
    this.#check(code === claimCode(saleId), 'a code is printed for whoever stands there', saleId);
    this.#check(this.#slipsIntended.has(saleId), 'no slip of an interrupted sale without an intent', saleId);
    this.#check(!this.#slipsPrinted.has(saleId), 'the slip of an interrupted sale is printed once', saleId);
    this.#slipsPrinted.add(saleId);
  }
}

/** Money was received, or may have been, without a recorded outcome. */
function isUndecided({ paidTiyn, deliveredTiyn, refundedTiyn, debtTiyn, openNotes }: Account): boolean {
  return paidTiyn > deliveredTiyn + refundedTiyn + debtTiyn || openNotes > 0;
}

function needsCode({ debtTiyn, doubtfulNotes, lostTiyn }: Account): boolean {
  return debtTiyn > 0 || doubtfulNotes > 0 || lostTiyn > 0;
}

function isDelivered({ priceTiyn, deliveredTiyn }: Account): boolean {
  return deliveredTiyn >= priceTiyn;
}

/** The strongest word that the journal supports; what is weaker than a debt the product may put in several ways. */
function wordOf(account: Account, money: InterruptedCard['money']): InterruptedCard['money'] {
  if (account.doubtfulNotes > 0 || account.lostTiyn > 0) return 'in-doubt';
  if (account.debtTiyn > 0) return 'owed';
  const isOpen = account.openNotes > 0 || account.paidTiyn > account.deliveredTiyn + account.refundedTiyn;
  const isEnd = money === 'returned' || money === 'not-charged';
  return money === 'owed' || money === 'in-doubt' || (isOpen && isEnd) ? 'checking' : money;
}

function amountsOf({ unsureTiyn, debtTiyn, refundedTiyn }: Account): Partial<Record<InterruptedCard['money'], number>> {
  return { 'in-doubt': unsureTiyn + debtTiyn, 'owed': debtTiyn, 'returned': refundedTiyn };
}
