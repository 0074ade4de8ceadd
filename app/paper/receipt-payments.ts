import { pick, type Language } from '../language/language.ts';
import { serviceWay } from '../messages/way-words.ts';
import { text as say } from '../messages/text.ts';
import { addTiyn, subtractTiyn, type Tiyn, ZERO_TIYN } from '../money/money.ts';
import type { Change, Receipt } from './slip.ts';

/** A way of paying and the amount paid by it. */
export interface ReceiptPayment {
  readonly method: 'carried-change' | 'cash' | 'service';
  readonly amountTiyn: Tiyn;
}

/** The words for a way of paying, the same on paper and on the screen: of a service its own. */
export function paymentName(
  language: Language,
  method: ReceiptPayment['method'],
  { service, wayName }: Pick<Receipt, 'service' | 'wayName'>,
): string {
  if (method !== 'service') return say(language, `receipt.${method}`);
  if (service === null) return say(language, 'receipt.cashless');
  return wayName === null ? service : pick(serviceWay(service, wayName), language);
}

/** The words for what the service took on top of the price. */
export function commissionName(language: Language, { service }: Pick<Receipt, 'service'>): string {
  return say(language, 'receipt.commission', { service: service ?? '' }).trim();
}

/**
 * The amounts by way of paying, in the order in which they were asked for. Money above the price is included; it is the
 * change, and so is what the service took on top of the price.
 */
export function receiptPayments(
  { amountTiyn, cashTiyn, carriedTiyn, qrPaymentId, commissionTiyn }: Receipt,
  change: Change,
): readonly ReceiptPayment[] {
  const receivedTiyn = addTiyn(amountTiyn, commissionTiyn, change?.amountTiyn ?? ZERO_TIYN);
  const serviceTiyn = qrPaymentId === null ? ZERO_TIYN : subtractTiyn(receivedTiyn, cashTiyn);
  const ways: readonly ReceiptPayment[] = [
    { method: 'carried-change', amountTiyn: carriedTiyn },
    { method: 'cash', amountTiyn: subtractTiyn(cashTiyn, carriedTiyn) },
    { method: 'service', amountTiyn: serviceTiyn },
  ];
  return ways.filter((way) => way.amountTiyn > ZERO_TIYN);
}
