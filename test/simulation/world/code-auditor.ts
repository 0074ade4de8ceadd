import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { KioskState } from '../../../app/session/state/state.ts';
import type { View } from '../../../app/session/view/view.ts';
import type { Check } from './cash-auditor.ts';
import { saleOnScreen } from './shape.ts';

/** Watches whether every debt that came up before a customer's eyes was shown to that customer with its code. */
export class CodeAuditor {
  readonly #check: Check;
  /** Sales with a debt that their customer has not seen the code of. */
  readonly #unseen = new Set<string>();
  #onScreen: string | null = null;

  constructor(check: Check) {
    this.#check = check;
  }

  /** The sale whose customer stands there, by the last view. */
  get onScreen(): string | null {
    return this.#onScreen;
  }

  onEntry(entry: JournalEntry): void {
    const isDebt = entry.kind === 'debt-recorded' || (entry.kind === 'bill-doubtful' && entry.billTiyn === null);
    if (isDebt && entry.saleId === this.#onScreen) this.#unseen.add(entry.saleId);
    // Given back before the code was needed.
    if (entry.kind === 'debt-settled') this.#unseen.delete(entry.saleId);
  }

  onView({ screen, frame }: View, state: KioskState): void {
    this.#onScreen = saleOnScreen(state);
    const { session } = state;
    const isShown =
      (screen.name === 'error' && screen.claimCode !== null) ||
      (screen.name === 'success' && (screen.change?.claimCode ?? null) !== null);
    const isNoteExtra = state.pendingNotices.some(({ facts }) => facts.sale?.saleId === this.#onScreen);
    if (isShown && this.#onScreen !== null && !isNoteExtra) this.#unseen.delete(this.#onScreen);
    if (session.kind === 'error' && frame.carriedChange !== null && session.carriedChange !== null)
      this.#unseen.delete(session.carriedChange.saleId);
  }

  /** Whoever stood there sees nothing any more; the next start has a card for them. */
  powerFailed(): void {
    this.#unseen.clear();
    this.#onScreen = null;
  }

  /** Nothing moves any more, and everybody has gone. */
  atRest(): void {
    this.#check(
      this.#unseen.size === 0,
      'every debt was shown with its code to its customer',
      [...this.#unseen].join(', '),
    );
  }
}
