/** Where the paper is: nowhere, on its way, in the customer's hand, or not to be had, so that the screen says everything. */
export type PaperState = 'none' | 'printing' | 'printed' | 'failed';

/** Why money goes back. */
export type RefundReason = 'not-dispensed' | 'partly-dispensed' | 'paid-late';

/** What becomes of change that the machine cannot give: owed with a code, kept as announced, or no note brings any. */
export type ChangePolicy = 'owe' | 'donate' | 'refuse';

/** What is known about the customer's money when a sale ends badly. It is always said. */
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
  'cash-not-used',
  'acceptor-lost',
  'bill-stuck',
  'journal-failed',
] as const;

/** Why a sale failed: the `data-reason` of the error screen. */
export type ErrorReason = (typeof ERROR_REASONS)[number];
