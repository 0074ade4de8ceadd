import type { Tiyn } from '../money/money.ts';

/**
 * The possible results of a comparison. `money`: the customer or the operator has lost money or may lose it. `look`:
 * not settled, a person has to check. `unknown`: could not be compared, neither good nor bad. Each reason has a
 * sentence in every language that says what to do (`reconcile.finding.<reason>`).
 */
export const RECONCILE_SEVERITIES = {
  /** The bank has the money of a purchase that the journal records as ended and unpaid. */
  'paid-not-in-journal': 'money',
  /** The bank has the money of a purchase that the machine is still asking about. */
  'paid-but-undecided': 'money',
  /** Paid at the bank and refunded in full, and the journal records neither. */
  'paid-and-refunded': 'look',
  'unknown-at-bank': 'money',
  'total-differs': 'money',
  'refunded-more': 'money',
  'refunded-less': 'money',
  /** A refund that the journal records as failed or doubtful was carried out: its debt would be paid twice. */
  'refund-carried-out': 'money',
  /** A debt that the journal does not record as settled, but whose money was returned. */
  'debt-already-refunded': 'money',
  'refund-undecided': 'look',
  /** The machine left it to a person; the bank reports now that nothing was returned. */
  'refund-not-carried-out': 'look',
  'still-undecided': 'look',
  /** The refundable amount exceeds the paid one, which cannot be right. */
  'answer-contradictory': 'look',
  'no-answer': 'unknown',
  /** The bank could not be reached, or the connection broke: one finding for all purchases concerned. */
  'not-asked': 'unknown',
  /** The sale was made with another contract, account or organisation according to the journal. */
  'bound-elsewhere': 'unknown',
  /** The sale was made with a service that this configuration has no longer. */
  'service-gone': 'unknown',
  /** According to the bank, the purchase belongs to another trade point than this device's (-99000003). */
  'other-trade-point': 'unknown',
  'products-missing': 'money',
  'products-surplus': 'look',
  'product-not-counted': 'unknown',
  'product-unknown': 'unknown',
  /** The cassette holds less than the machine accepted. */
  'cash-missing': 'money',
  /** The cassette holds more: a note that was counted for no customer. */
  'cash-surplus': 'look',
  /** The amount is right and the number of notes is not. */
  'cash-notes-differ': 'look',
  /** Products were counted, the money was not. */
  'cash-not-counted': 'unknown',
  /** A removed cassette was counted, and the journal records no removal. */
  'cash-never-collected': 'unknown',
  /** A collection at the service menu of which less was counted than the machine had accepted. */
  'collection-missing': 'money',
  /** The same with more. */
  'collection-surplus': 'look',
  /** The amount is right and the number of notes is not. */
  'collection-notes-differ': 'look',
  /** A note of a sale whose place the machine could not determine. */
  'bill-doubtful': 'look',
  /** The hash chain is broken: the journal was edited, and every other finding depends on it. */
  'journal-changed': 'money',
} as const satisfies Readonly<Record<string, 'money' | 'look' | 'unknown'>>;

export type ReconcileReason = keyof typeof RECONCILE_SEVERITIES;
export type ReconcileSeverity = (typeof RECONCILE_SEVERITIES)[ReconcileReason];

/** A difference with the values for its sentence. Names that end in `Tiyn` are amounts. */
export interface ReconcileFinding {
  readonly reason: ReconcileReason;
  /** Null for a finding about no single sale. */
  readonly saleId: string | null;
  /** The purchases concerned, by the bank's numbers. */
  readonly qrPaymentIds: readonly string[];
  readonly facts: Readonly<Record<string, string | number | Tiyn>>;
}
