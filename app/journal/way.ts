import type { JournalEntry, RecordedEntry } from './entry.ts';
import { CASH, FIRST_SERVICE, type ProviderName } from '../payment/capabilities.ts';

/**
 * How money came in, as totals name it: `cash`, or a service's way to pay, such as `kaspi-qr`, `kaspi-phone`,
 * `apipay-phone` or `byfly-kaspi_gold`.
 */
export type Way = string;

/** The way to pay of purchases from before it was recorded. */
const FIRST_METHOD = 'qr';

/** The name of a service's way to pay in totals. */
export function wayOf(provider: ProviderName, method: string | null): Way {
  const service = provider === CASH ? FIRST_SERVICE : provider;
  const id = method ?? FIRST_METHOD;
  return id.startsWith(`${service}-`) ? id : `${service}-${id}`;
}

/** Whether money of a sale comes in with an entry. A new kind of entry does not compile until it is decided here. */
const BRINGS_IN: Readonly<Record<Exclude<JournalEntry['kind'], 'invoice-cleared'>, boolean>> = {
  'part-paid': true,
  'paid': true,
  'bill-stacked': true,
  'orphan-assigned': true,
  'credit-taken': true,
  'started': false,
  'stock-loaded': false,
  'stock-set': false,
  'product-off': false,
  'machine-closed': false,
  'notice-set': false,
  'spiral-cleared': false,
  'sale-opened': false,
  'purchase-asked': false,
  'purchase-known': false,
  'purchase-unanswered': false,
  'purchase-refused': false,
  'scanned': false,
  'cancel-asked': false,
  'invoice-lost': false,
  'invoices-searched': false,
  'commission-kept': false,
  'purchase-failed': false,
  'purchase-expired': false,
  'purchase-doubtful': false,
  'bill-intended': false,
  'bill-returned': false,
  'bill-doubtful': false,
  'orphan-recorded': false,
  'orphan-kept': false,
  'change-kept': false,
  'credit-given': false,
  'cash-collected': false,
  'collection-started': false,
  'collection-cassette': false,
  'collection-noted': false,
  'collection-counted': false,
  'collection-dropped': false,
  'attempt-abandoned': false,
  'dispense-intended': false,
  'relay-pulsed': false,
  'dispensed': false,
  'dispense-failed': false,
  'summary': false,
  'refund-intended': false,
  'return-shown': false,
  'refund-asked': false,
  'refund-accepted': false,
  'refund-done': false,
  'refund-failed': false,
  'claim-slip-intended': false,
  'debt-recorded': false,
  'debt-settled': false,
  'service-opened': false,
  'service-closed': false,
  'service-refused': false,
  'service-acted': false,
  'channel-test-intended': false,
  'channel-test-pulsed': false,
  'channel-test-failed': false,
  'channel-test-answered': false,
  'note-try-intended': false,
  'note-try-ended': false,
  'settings-intended': false,
  'settings-changed': false,
  'settings-unchanged': false,
};

/** Whether money of a sale came in with this entry. */
export function isIncome({ entry }: Pick<RecordedEntry, 'entry'>): boolean {
  return entry.kind === 'invoice-cleared' ? entry.paidTiyn !== undefined : BRINGS_IN[entry.kind];
}
