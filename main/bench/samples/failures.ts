import { tiyn, type Tiyn } from '../../../app/money/money.ts';
import type { ErrorReason, MoneyFact, PaperState } from '../../../app/sale-outcome.ts';
import type { CustomerScreen } from '../../../app/session/view/view.ts';
import { limit } from './limit.ts';
import { juice } from './products.ts';

/** Errors of sales paid only with notes, so nothing was paid by QR. */
const IN_NOTES: ReadonlySet<ErrorReason> = new Set<ErrorReason>([
  'cash-not-used',
  'acceptor-lost',
  'bill-stuck',
  'note-unasked',
  'note-unnamed',
]);

function failure(
  reason: ErrorReason,
  money: MoneyFact,
  more: { claimCode?: string; technicalCode?: string; paper?: PaperState; amountTiyn?: Tiyn } = {},
): CustomerScreen {
  return {
    name: 'error',
    reason,
    product: juice,
    quantity: 1,
    amountTiyn: more.amountTiyn ?? juice.priceTiyn,
    money,
    bank: 'Kaspi',
    qrPaymentId: more.claimCode === undefined || IN_NOTES.has(reason) ? null : '9007199254741993',
    claimCode: more.claimCode ?? null,
    technicalCode: more.technicalCode ?? null,
    paper: more.paper ?? 'none',
    limit: limit(30, 24),
  };
}

/** A sale that did not end as it should. */
export const FAILURES: Readonly<Record<string, CustomerScreen>> = {
  'error-scan-timeout': failure('scan-timeout', 'not-charged'),
  'error-scan-timeout-checking': failure('scan-timeout', 'checking'),
  'error-confirm-timeout': failure('confirm-timeout', 'will-be-refunded', { technicalCode: 'Wait' }),
  'error-confirm-timeout-checking': failure('confirm-timeout', 'checking'),
  'error-payment-declined': failure('payment-declined', 'not-charged'),
  'error-payment-refused': failure('payment-refused', 'not-charged', { technicalCode: '990000028' }),
  'error-payment-unavailable': failure('payment-unavailable', 'not-charged', { technicalCode: '-999' }),
  'error-relay-lost': failure('relay-lost', 'checking'),
  'error-relay-lost-not-charged': failure('relay-lost', 'not-charged'),
  'error-not-dispensed': failure('not-dispensed', 'owed', { claimCode: '7K4-82M', technicalCode: '-99000006' }),
  'error-partly-dispensed': failure('partly-dispensed', 'owed', { claimCode: '7K4-82M', technicalCode: '-99000020' }),
  'error-not-dispensed-printing': failure('not-dispensed', 'owed', {
    claimCode: '7K4-82M',
    technicalCode: '-99000006',
    paper: 'printing',
  }),
  'error-not-dispensed-printed': failure('not-dispensed', 'owed', {
    claimCode: '7K4-82M',
    technicalCode: '-99000006',
    paper: 'printed',
  }),
  'error-not-dispensed-print-failed': failure('not-dispensed', 'owed', { claimCode: '7K4-82M', paper: 'failed' }),
  'error-cash-not-used': failure('cash-not-used', 'owed', { claimCode: '7K4-82M' }),
  'error-acceptor-lost': failure('acceptor-lost', 'not-charged'),
  'error-acceptor-lost-owed': failure('acceptor-lost', 'owed', { claimCode: '7K4-82M' }),
  'error-bill-stuck-printed': failure('bill-stuck', 'in-doubt', { claimCode: '7K4-82M', paper: 'printed' }),
  'error-interrupted': failure('interrupted', 'owed', { claimCode: '7K4-82M' }),
  'error-note-unasked': failure('note-unasked', 'owed', { claimCode: '7K4-82M' }),
  'error-note-unnamed': failure('note-unnamed', 'in-doubt', { claimCode: '7K4-82M', amountTiyn: tiyn(0) }),
  'error-bill-stuck': failure('bill-stuck', 'in-doubt', { claimCode: '7K4-82M' }),
  'error-bill-stuck-carried-change': failure('bill-stuck', 'in-doubt', { claimCode: '7K4-82M' }),
  'error-relay-lost-carried-change': failure('relay-lost', 'not-charged'),
  'error-dispense-uncertain': failure('dispense-uncertain', 'owed', { claimCode: '7K4-82M' }),
  'error-paid-late': failure('paid-late', 'owed', { claimCode: '7K4-82M' }),
  'error-amount-differs': failure('amount-differs', 'owed', { claimCode: '7K4-82M', amountTiyn: tiyn(449_00) }),
  'error-part-paid': failure('part-paid', 'owed', { claimCode: '7K4-82M', amountTiyn: tiyn(300_00) }),
  'error-invoice-lost': failure('invoice-lost', 'in-doubt', { claimCode: '7K4-82M' }),
  'error-invoice-lost-found': failure('invoice-lost', 'checking', { claimCode: '7K4-82M' }),
  'error-invoice-lost-none': failure('invoice-lost', 'not-charged', { claimCode: '7K4-82M' }),
  'error-refund-overdue': failure('not-dispensed', 'going-back', { claimCode: '7K4-82M' }),
  'error-journal-failed': failure('journal-failed', 'checking', { technicalCode: 'SQLITE_IOERR' }),
};
