/**
 * Meaning of the status words of payment services: `paid`, `refunded` and `partly-refunded` brought money, `unpaid` did
 * not, `pending` may still bring it.
 */
export type PaymentMeaning = 'paid' | 'refunded' | 'partly-refunded' | 'pending' | 'unpaid';

/** The words of the services' documents, in small letters. A word that is not here is listed, never guessed. */
const MEANINGS: Readonly<Record<PaymentMeaning, readonly string[]>> = {
  'paid': ['processed', 'paid', 'partially_paid', 'completed'],
  'refunded': ['refunded'],
  'partly-refunded': ['partially_refunded'],
  'pending': ['qrtokencreated', 'wait', 'remotepaymentcreated', 'pending', 'processing', 'cancelling'],
  'unpaid': [
    'error',
    'remotepaymentcanceled',
    'remotepaymentrejected',
    'remotepaymentexpired',
    'cancelledbyuser',
    'notconfirmedbyuser',
    'processingfailed',
    'rejected',
    'insufficientfunds',
    'qrtokendiscarded',
    'expired',
    'cancelled',
    'failed',
  ],
};

const BY_WORD: ReadonlyMap<string, PaymentMeaning> = new Map(
  (['paid', 'refunded', 'partly-refunded', 'pending', 'unpaid'] as const).flatMap((meaning) =>
    MEANINGS[meaning].map((word) => [word, meaning] as const),
  ),
);

/** Whether money came, even if it was refunded later. */
export function hasBroughtMoney(meaning: PaymentMeaning | null): boolean {
  return meaning === 'paid' || meaning === 'refunded' || meaning === 'partly-refunded';
}

/** What a status means; null for one that no document names. */
export function meaningOf(status: string): PaymentMeaning | null {
  return BY_WORD.get(status.trim().toLowerCase()) ?? null;
}
