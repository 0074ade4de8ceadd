import type { ComparedPayment } from '../import/compare-payments.ts';
import type { BadRow } from '../import/payment-row.ts';
import type { Language } from '../language/language.ts';
import { formatTenge, ZERO_TIYN } from '../money/money.ts';
import { paymentsText } from './payments-file-words.ts';

/** What a person reads about one payment of a list. */
export function paymentText(
  { match, orderId, row, journalTiyn, refundedTiyn }: ComparedPayment,
  language: Language,
): string {
  return paymentsText(language, `payments.${match}`, {
    order: orderId,
    line: row?.line,
    amount: row === null ? undefined : formatTenge(row.amountTiyn),
    status: row?.status,
    journal: formatTenge(journalTiyn),
    refunded: refundedTiyn === ZERO_TIYN && match === 'matched' ? undefined : formatTenge(refundedTiyn),
  });
}

/** What a person reads about a row that is no payment. */
export function badRowText({ line, reason, found }: BadRow, language: Language): string {
  return paymentsText(language, `payments.bad.${reason}`, { line, found });
}
