import { tiyn } from '../../../app/money/money.ts';
import type { RefundReason } from '../../../app/sale-outcome.ts';
import type { ProductCard, CustomerScreen } from '../../../app/session/view/view.ts';
import { limit } from './limit.ts';
import { juice, longName } from './products.ts';
import { DIGITS_TOKEN } from './qr-tokens.ts';

function refund(
  reason: RefundReason,
  step: Extract<CustomerScreen, { name: 'refund' }>['step'],
  product: ProductCard,
  wrongPhone = false,
  alsoOwed = 0,
): Extract<CustomerScreen, { name: 'refund' }> {
  const { priceTiyn: amountTiyn } = product;
  const isQr = step === 'qr';
  const qrToken = isQr ? DIGITS_TOKEN : null;
  return {
    name: 'refund',
    reason,
    step,
    product,
    quantity: 1,
    amountTiyn,
    bank: 'Kaspi',
    alsoOwedTiyn: tiyn(alsoOwed),
    qrToken,
    wrongPhone,
    limit: limit(isQr ? 180 : 30, isQr ? 161 : 12),
  };
}

/** Money on its way back. */
export const REFUNDS: Readonly<Record<string, CustomerScreen>> = {
  'refund-preparing': refund('not-dispensed', 'preparing', juice),
  'refund-qr': refund('not-dispensed', 'qr', juice),
  'refund-qr-wrong-phone': refund('paid-late', 'qr', longName, true),
  'refund-checking': refund('not-dispensed', 'checking', juice),
  'refund-asking': refund('not-dispensed', 'asking', juice),
  'refund-partly': refund('partly-dispensed', 'asking', juice),
  'refund-amount-differs': refund('amount-differs', 'asking', juice),
  'refund-asking-late': refund('paid-late', 'asking', longName),
  'refund-asking-any-bank': { ...refund('not-dispensed', 'asking', longName), bank: null },
  'refund-done-any-bank': { ...refund('not-dispensed', 'done', juice), bank: null },
  'refund-done-and-a-code-any-bank': { ...refund('not-dispensed', 'done', longName, false, 500_00), bank: null },
  'refund-done': refund('not-dispensed', 'done', juice),
  'refund-done-and-a-code': refund('not-dispensed', 'done', longName, false, 500_00),
  'refund-done-long-name': refund('paid-late', 'done', longName),
};
