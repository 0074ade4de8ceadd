import type { JournalEntry } from '../../journal/entry.ts';
import type { KioskState } from './state.ts';

/**
 * The latest sale in which something was paid. Its entries name purchases by number alone, so that none of its later
 * purchases may have one of these, whatever service gives it.
 */
export function withPaidNumbers(state: KioskState, entries: readonly JournalEntry[]): KioskState {
  return entries.reduce((before, entry) => {
    if (entry.kind !== 'paid') return before;
    const { saleId, qrPaymentId } = entry;
    const earlier = before.paidNumbers?.saleId === saleId ? before.paidNumbers.numbers : [];
    return { ...before, paidNumbers: { saleId, numbers: [...earlier, qrPaymentId] } };
  }, state);
}

/** Whether a purchase of this sale that was paid has this number. */
export function isPaidNumber({ paidNumbers }: KioskState, saleId: string, qrPaymentId: string): boolean {
  return paidNumbers?.saleId === saleId && paidNumbers.numbers.includes(qrPaymentId);
}
