/**
 * The state of a receipt or slip, so that the screen can mention it: not needed, being printed, printed, or impossible
 * to print.
 */
export type PaperState = 'none' | 'printing' | 'printed' | 'failed';

/** Why money is returned. */
export type RefundReason = 'not-dispensed' | 'partly-dispensed' | 'paid-late' | 'amount-differs';

/**
 * What happens to change, which the machine cannot give: owed with a code, kept as announced, or excluded because only
 * exact notes are taken.
 */
export type ChangePolicy = 'owe' | 'donate' | 'refuse';

/** What is known about the customer's money when a sale fails. The screen always shows it. */
export type MoneyFact = 'not-charged' | 'will-be-refunded' | 'going-back' | 'owed' | 'in-doubt' | 'checking';

export const ERROR_REASONS = [
  'scan-timeout',
  'confirm-timeout',
  'payment-declined',
  'payment-refused',
  'payment-unavailable',
  'relay-lost',
  'not-dispensed',
  'partly-dispensed',
  'dispense-uncertain',
  'paid-late',
  'amount-differs',
  'part-paid',
  'invoice-lost',
  'cash-not-used',
  'acceptor-lost',
  'bill-stuck',
  'note-unasked',
  'note-unnamed',
  'journal-failed',
  'interrupted',
] as const;

/** Why a sale failed: the `data-reason` of the error screen. */
export type ErrorReason = (typeof ERROR_REASONS)[number];
