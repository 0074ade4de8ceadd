import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { err, ok, type Result } from '../../result.ts';
import type { PurchaseStatus, RefundFacts, RefundProgress } from '../provider.ts';

/** What an invoice of ApiPay says about its money, in every form of the API. */
export interface InvoiceMoney {
  /** The service's word. */
  readonly status: string;
  /** Null where the answer does not tell it. */
  readonly amountTiyn: Tiyn | null;
  /** What the invoice itself calls refunded; null where it does not tell. */
  readonly refundedTiyn: Tiyn | null;
  /** Whether all of it is back, as far as the invoice says so. */
  readonly isFullyRefunded: boolean;
}

/** A refund of an invoice. */
export interface InvoiceRefund {
  readonly id: string;
  /** The service's word. */
  readonly status: string;
  readonly amountTiyn: Tiyn;
}

const PAID: readonly string[] = ['paid', 'partially_refunded', 'refunded'];
const OPEN: readonly string[] = ['processing', 'pending'];
const FAILED: readonly string[] = ['cancelled', 'canceled', 'expired', 'error'];

type Status = Pick<InvoiceMoney, 'status'>;

/** Whether the invoice was paid, whatever went back later. */
export function isPaid({ status }: Status): boolean {
  return PAID.includes(status.toLowerCase());
}

/** Whether it is over and was not paid. */
export function isFailedInvoice({ status }: Status): boolean {
  return FAILED.includes(status.toLowerCase());
}

/** The state of an invoice; a word that is not documented is neither paid nor failed. */
export function invoiceStatusOf(invoice: Pick<InvoiceMoney, 'status' | 'amountTiyn'>): PurchaseStatus {
  const status = invoice.status.toLowerCase();
  const { amountTiyn } = invoice;
  if (isPaid(invoice)) return amountTiyn === null ? { kind: 'processed' } : { kind: 'processed', amountTiyn };
  if (OPEN.includes(status)) return { kind: 'created' };
  if (status === 'cancelling') return { kind: 'cancelling' };
  if (isFailedInvoice(invoice)) return { kind: 'failed', name: invoice.status };
  return { kind: 'unknown', name: invoice.status };
}

/**
 * What was paid, and what of it can go back: a refund that is under way counts as gone. The error says what the answer
 * lacks.
 */
export function invoiceRefundFacts(
  invoice: InvoiceMoney,
  refunds: readonly InvoiceRefund[],
): Result<RefundFacts, string> {
  const { amountTiyn: totalTiyn, isFullyRefunded, refundedTiyn: toldTiyn } = invoice;
  if (totalTiyn === null) return err('the invoice has no amount');
  if (!isPaid(invoice)) return ok({ totalTiyn, refundableTiyn: ZERO_TIYN });
  const listedTiyn = addTiyn(...refunds.filter((refund) => !isFailedRefund(refund)).map((refund) => refund.amountTiyn));
  const isAllBack = isFullyRefunded || invoice.status.toLowerCase() === 'refunded';
  const goneTiyn = isAllBack ? totalTiyn : toldTiyn !== null && toldTiyn > listedTiyn ? toldTiyn : listedTiyn;
  return ok({ totalTiyn, refundableTiyn: goneTiyn >= totalTiyn ? ZERO_TIYN : subtractTiyn(totalTiyn, goneTiyn) });
}

function isFailedRefund({ status }: Pick<InvoiceRefund, 'status'>): boolean {
  return status.toLowerCase() === 'failed';
}

/** How far a refund is; a word that is not documented is still under way. */
export function invoiceRefundProgress(refund: Pick<InvoiceRefund, 'status'>): RefundProgress {
  if (refund.status.toLowerCase() === 'completed') return { kind: 'done' };
  return isFailedRefund(refund) ? { kind: 'failed', name: refund.status } : { kind: 'pending' };
}
