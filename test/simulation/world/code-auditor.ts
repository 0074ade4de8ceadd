import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Check } from './audit-parts.ts';
import { saleOnScreen } from './shape.ts';

/** So long a customer stays after the last touch, at least. */
const STAYS_MS = 20_000;
/** So long a debt waits for the screen to be free, and no longer for its customer. */
const WAITS_MS = 600_000;

/** Watches whether every debt that came up before a customer's eyes was shown to that customer with its code. */
export class CodeAuditor {
  readonly #check: Check;
  /** Sales with a debt that their customer has not seen the code of. */
  readonly #unseen = new Map<string, number>();
  #isInMenu = false;
  #onScreen: string | null = null;
  /** The code of that sale is on the screen, too. */
  #isCodeShown = false;
  /** What each kind of screen has named beside the code of a sale, at most; and what is owed on record. */
  readonly #namedTiyn = new Map<string, Map<string, number>>();
  readonly #owedTiyn = new Map<string, number>();
  /** How often each sale has come onto the screen, the menu apart. */
  readonly #visits = new Map<string, number>();
  /** The sale to which the entry before has given money that belonged to nobody. */
  #assigned: string | null = null;
  /** The sale that has left the screen, and when. */
  #left: { readonly saleId: string; readonly atMs: number } | null = null;

  constructor(check: Check) {
    this.#check = check;
  }

  /** The sale whose customer stands there, by the last view. */
  get onScreen(): string | null {
    return this.#onScreen;
  }

  onEntry(entry: JournalEntry, nowMs: number): void {
    const isDebt = entry.kind === 'debt-recorded' || (entry.kind === 'bill-doubtful' && entry.billTiyn === null);
    if (entry.kind === 'debt-recorded') this.#owe(entry.saleId, entry.amountTiyn);
    if (entry.kind === 'debt-settled' || entry.kind === 'credit-given') this.#owe(entry.saleId, 0 - entry.amountTiyn);
    // Whoever found the money for this sale has its code in the menu, and tells the customer.
    const isByTechnician = entry.kind === 'debt-recorded' && entry.saleId === this.#assigned;
    this.#assigned = entry.kind === 'orphan-assigned' ? entry.saleId : null;
    if (isDebt && !isByTechnician && this.#isThere(entry.saleId, nowMs) && !this.#isNamed(entry))
      this.#unseen.set(entry.saleId, nowMs);
    // Given back before the code was needed.
    if (entry.kind === 'debt-settled') this.#unseen.delete(entry.saleId);
  }

  #owe(saleId: string, amountTiyn: number): void {
    this.#owedTiyn.set(saleId, (this.#owedTiyn.get(saleId) ?? 0) + amountTiyn);
  }

  /** A screen that comes after another one names a debt of its own; one with the same reason has only grown. */
  #named(saleId: string, screen: View['screen']): void {
    const named = this.#namedTiyn.get(saleId) ?? new Map<string, number>();
    const reason = screen.name === 'error' ? this.#reasonOf(saleId, screen) : screen.name;
    this.#namedTiyn.set(saleId, named.set(reason, Math.max(named.get(reason) ?? 0, amountOf(screen))));
  }

  /** Two payments that came too late are two debts, each with a screen of its own; so are notes after a screen has gone. */
  #reasonOf(saleId: string, { reason, qrPaymentId }: Extract<View['screen'], { name: 'error' }>): string {
    const visit = reason === 'note-unasked' ? (this.#visits.get(saleId) ?? 0) : '';
    return `${reason} ${qrPaymentId ?? visit}`;
  }

  /** While the disk was full, the code was shown for all that is written down now. */
  #isNamed({ kind, saleId }: Extract<JournalEntry, { saleId: string }>): boolean {
    // A note without a value adds nothing to the amount on the screen.
    if (kind === 'bill-doubtful') return this.#isCodeShown && saleId === this.#onScreen;
    const namedTiyn = [...(this.#namedTiyn.get(saleId)?.values() ?? [])].reduce((sum, tiyn) => sum + tiyn, 0);
    return kind === 'debt-recorded' && (this.#owedTiyn.get(saleId) ?? 0) <= namedTiyn;
  }

  /** A customer who has just touched the screen is still there. */
  #isThere(saleId: string, nowMs: number): boolean {
    const hasLeft = this.#left?.saleId === saleId && nowMs - this.#left.atMs < STAYS_MS;
    return saleId === this.#onScreen || hasLeft;
  }

  onView({ screen, frame }: View, state: KioskState, nowMs: number): void {
    const onScreen = saleOnScreen(state);
    if (this.#isInMenu && screen.name !== 'service') this.#forgetOld(nowMs);
    if (onScreen !== null && onScreen !== this.#onScreen && !this.#isInMenu)
      this.#visits.set(onScreen, (this.#visits.get(onScreen) ?? 0) + 1);
    this.#isInMenu = screen.name === 'service';
    if (this.#onScreen !== null && this.#onScreen !== onScreen) this.#left = { saleId: this.#onScreen, atMs: nowMs };
    this.#onScreen = onScreen;
    const { session } = state;
    const isShown =
      (screen.name === 'error' && screen.claimCode !== null) ||
      (screen.name === 'success' && (screen.change?.claimCode ?? null) !== null);
    const isNoteExtra = state.pendingNotices.some(({ facts }) => facts.sale?.saleId === this.#onScreen);
    this.#isCodeShown = isShown;
    if (isShown && this.#onScreen !== null) this.#named(this.#onScreen, screen);
    if (isShown && this.#onScreen !== null && !isNoteExtra) this.#unseen.delete(this.#onScreen);
    if (session.kind === 'error' && frame.carriedChange !== null && session.carriedChange !== null)
      this.#unseen.delete(session.carriedChange.saleId);
  }

  /** The menu was open for longer than a debt is kept for the screen: its customer has gone. */
  #forgetOld(nowMs: number): void {
    for (const [saleId, sinceMs] of this.#unseen) if (nowMs - sinceMs >= WAITS_MS) this.#unseen.delete(saleId);
  }

  /** After a power cut its customer sees nothing; the next start has a card for them. */
  powerFailed(): void {
    this.#unseen.clear();
    this.#onScreen = null;
    this.#left = null;
  }

  /** Nothing moves any more, and everybody has gone. */
  atRest(): void {
    this.#check(
      this.#unseen.size === 0,
      'every debt was shown with its code to its customer',
      [...this.#unseen.keys()].join(', '),
    );
  }
}

function amountOf(screen: View['screen']): number {
  if (screen.name === 'success') return screen.change?.amountTiyn ?? 0;
  return screen.name === 'error' ? screen.amountTiyn : 0;
}
