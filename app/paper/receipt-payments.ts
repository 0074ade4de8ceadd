import { addTiyn, subtractTiyn, type Tiyn, ZERO_TIYN } from '../money/money.ts';
import type { Change, Receipt } from './slip.ts';

/** A way of paying and the amount paid by it. */
export interface ReceiptPayment {
  readonly method: 'carried-change' | 'cash' | 'kaspi-qr';
  readonly amountTiyn: Tiyn;
}

/** The words for each way of paying, the same on paper and on the screen. */
export const METHOD_KEYS = {
  'carried-change': 'receipt.carried-change',
  'cash': 'receipt.cash',
  'kaspi-qr': 'receipt.kaspi-qr',
} as const satisfies Record<ReceiptPayment['method'], string>;

/**
 * The amounts by way of paying, in the order in which they were asked for. Money above the price is included; it is the
 * change.
 */
export function receiptPayments(
  { amountTiyn, cashTiyn, carriedTiyn, qrPaymentId, commissionTiyn }: Receipt,
  change: Change,
): readonly ReceiptPayment[] {
  const receivedTiyn = addTiyn(amountTiyn, commissionTiyn, change?.amountTiyn ?? ZERO_TIYN);
  const qrTiyn = qrPaymentId === null ? ZERO_TIYN : subtractTiyn(receivedTiyn, cashTiyn);
  const ways: readonly ReceiptPayment[] = [
    { method: 'carried-change', amountTiyn: carriedTiyn },
    { method: 'cash', amountTiyn: subtractTiyn(cashTiyn, carriedTiyn) },
    { method: 'kaspi-qr', amountTiyn: qrTiyn },
  ];
  return ways.filter((way) => way.amountTiyn > ZERO_TIYN);
}
