import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { Receipt, Screen } from '../session/view.ts';

/** What was paid above the price; null where nothing was. */
export type Change = Extract<Screen, { name: 'success' }>['change'];

/** A way of paying and what came by it. */
export interface ReceiptPayment {
  readonly method: 'cash' | 'kaspi-qr';
  readonly amountTiyn: Tiyn;
}

/** How the money came, in the order it was asked for. What exceeds the price is in it, and is the change. */
export function receiptPayments({ amountTiyn, cashTiyn, qrPaymentId }: Receipt, change: Change): readonly ReceiptPayment[] {
  const receivedTiyn = addTiyn(amountTiyn, change?.amountTiyn ?? ZERO_TIYN);
  const cash: ReceiptPayment = { method: 'cash', amountTiyn: cashTiyn };
  if (qrPaymentId === null) return [cash];
  const byQr: ReceiptPayment = { method: 'kaspi-qr', amountTiyn: subtractTiyn(receivedTiyn, cashTiyn) };
  return cashTiyn === ZERO_TIYN ? [byQr] : [cash, byQr];
}
