import { bookedSales } from '../../app/import/booked-sales.ts';
import {
  comparePayments,
  noPayments,
  paymentsByOrder,
  type ComparedPayment,
  type PaymentCounts,
} from '../../app/import/compare-payments.ts';
import type { PaymentRow } from '../../app/import/payment-row.ts';
import type { DayPeriod } from '../../app/journal/days.ts';
import type { Result } from '../../app/result.ts';
import { inJournal } from '../ledger/in-journal.ts';

/** What is compared with what. */
export interface PaymentsQuestion {
  readonly dataDirectory: string;
  readonly rows: readonly PaymentRow[];
  /** The days whose sales the list has to contain. */
  readonly period: DayPeriod;
}

/**
 * Compares a list of payments with the journal, which is not changed; `tell` hears of each payment, matched ones
 * included. The error is a sentence about the journal.
 */
export function reconcilePayments(
  { dataDirectory, rows, period }: PaymentsQuestion,
  tell: (compared: ComparedPayment) => void,
): Result<PaymentCounts, string> {
  return inJournal(dataDirectory, (reading) => {
    const counts = noPayments();
    for (const compared of comparePayments(paymentsByOrder(rows), bookedSales(reading.money()).values(), period)) {
      counts[compared.match] += 1;
      tell(compared);
    }
    return counts;
  });
}
