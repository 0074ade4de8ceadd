import type { Tiyn } from '../money/money.ts';

/**
 * What can come out of a comparison. `money`: somebody has lost something or is about to. `look`: not settled yet, a
 * person has to look. `unknown`: could not be compared, neither good nor bad. Each reason has, in every language, words
 * that say what to do (`reconcile.finding.<reason>`).
 */
export const RECONCILE_SEVERITIES = {
  /** The bank has the money of a purchase that the journal calls over and unpaid. */
  'paid-not-in-journal': 'money',
  /** The bank has the money of a purchase that the machine is still asking about. */
  'paid-but-undecided': 'money',
  /** Paid at the bank and given back whole, and the journal knows of neither. */
  'paid-and-refunded': 'look',
  'unknown-at-bank': 'money',
  'total-differs': 'money',
  'refunded-more': 'money',
  'refunded-less': 'money',
  /** A refund that the journal calls failed or doubtful was carried out: its debt would be paid twice. */
  'refund-carried-out': 'money',
  /** A debt that nobody has settled in the journal, and whose money has gone back. */
  'debt-already-refunded': 'money',
  'refund-undecided': 'look',
  /** The machine could not find out and left it to a person; the bank says now that nothing went back. */
  'refund-not-carried-out': 'look',
  'still-undecided': 'look',
  /** More may go back than was paid: the answer cannot be right. */
  'answer-contradictory': 'look',
  'no-answer': 'unknown',
  /** There was no line to the bank, or it broke off: all of these together. */
  'not-asked': 'unknown',
  /** The journal says that the sale was made with another service, contract or organisation. */
  'bound-elsewhere': 'unknown',
  /** The bank says so: another trade point than this device's (-99000003). */
  'other-trade-point': 'unknown',
  'products-missing': 'money',
  'products-surplus': 'look',
  'product-not-counted': 'unknown',
  'product-unknown': 'unknown',
  /** Less in the cassette than the machine drew in. */
  'cash-missing': 'money',
  /** More: a note that nobody was credited with. */
  'cash-surplus': 'look',
  /** The amount is right, the number of notes is not. */
  'cash-notes-differ': 'look',
  /** Somebody counted, but not the money. */
  'cash-not-counted': 'unknown',
  /** The cassette taken out was counted, and the journal knows of none that was. */
  'cash-never-collected': 'unknown',
  /** A note of a sale of which nobody could tell where it is. */
  'bill-doubtful': 'look',
  /** The hash chain is broken: whatever else is said here rests on a journal that somebody has edited. */
  'journal-changed': 'money',
} as const satisfies Readonly<Record<string, 'money' | 'look' | 'unknown'>>;

export type ReconcileReason = keyof typeof RECONCILE_SEVERITIES;
export type ReconcileSeverity = (typeof RECONCILE_SEVERITIES)[ReconcileReason];

/** A difference, with the facts for its words. Names that end in `Tiyn` are amounts. */
export interface ReconcileFinding {
  readonly reason: ReconcileReason;
  /** Null where it is about no single sale. */
  readonly saleId: string | null;
  /** The purchases it is about, as the bank numbers them. */
  readonly qrPaymentIds: readonly string[];
  readonly facts: Readonly<Record<string, string | number | Tiyn>>;
}
