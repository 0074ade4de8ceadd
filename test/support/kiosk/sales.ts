import type { AcceptorLine } from '../lines/acceptor-line.ts';
import type { ForeignBank } from '../foreign-bank/bank.ts';
import type { Purchase } from '../foreign-bank/purchases.ts';
import type { QrReturn } from '../foreign-bank/qr-returns.ts';
import type { RunningKiosk } from './running-kiosk.ts';

/** The product of most tests, in the default language, and its price. */
export const WATER = { name: 'Су', channel: 1, priceTiyn: 45_000, amount: '450.00' } as const;

/** From idle to the QR on the screen. `number` counts the bank's purchases. */
export async function toQr(
  kiosk: RunningKiosk,
  bank: ForeignBank,
  number = 1,
  product: string = WATER.name,
): Promise<Purchase> {
  await kiosk.tapProduct(product);
  const purchase = await bank.purchase(number);
  await kiosk.waitScreen('qr');
  return purchase;
}

/** From idle to the phone's question. */
export async function toConfirm(
  kiosk: RunningKiosk,
  bank: ForeignBank,
  number = 1,
  product: string = WATER.name,
): Promise<Purchase> {
  const purchase = await toQr(kiosk, bank, number, product);
  purchase.scan();
  await kiosk.waitScreen('confirm');
  return purchase;
}

/** From idle to the success screen. */
export async function buy(
  kiosk: RunningKiosk,
  bank: ForeignBank,
  number = 1,
  product: string = WATER.name,
): Promise<Purchase> {
  const purchase = await toConfirm(kiosk, bank, number, product);
  purchase.confirm();
  await kiosk.waitScreen('success');
  return purchase;
}

/** From the touch of a product to the open entry of the acceptor, which takes these notes. */
export async function toCash(
  kiosk: RunningKiosk,
  acceptor: AcceptorLine,
  taking: readonly number[],
  product: string = WATER.name,
): Promise<void> {
  await kiosk.tapProduct(product);
  await kiosk.waitScreen('payment');
  await kiosk.tap('Қолма-қол');
  await kiosk.waitScreen('cash');
  await acceptor.waitTaking(...taking);
}

/** Waits until idle shows whether notes are accepted. */
export function waitOffersCash(kiosk: RunningKiosk, offers = true): Promise<void> {
  return kiosk.waitOffersCash(offers);
}

/** Where a refund with the customer stands. */
export type RefundStep = 'preparing' | 'qr' | 'checking' | 'asking' | 'done';

const REFUND_MS = 60_000;

/** Waits until this step of a refund is shown, for this reason. */
export function waitRefund(
  kiosk: RunningKiosk,
  reason: 'not-dispensed' | 'paid-late',
  step: RefundStep,
  timeoutMs = REFUND_MS,
): Promise<void> {
  return kiosk.waitStep('refund', step, { reason, timeoutMs });
}

/** From idle to the QR of a refund: paid after Cancel by a phone that had the code before it went. */
export async function toRefundQr(
  kiosk: RunningKiosk,
  bank: ForeignBank,
  number = 1,
): Promise<{ purchase: Purchase; qrReturn: QrReturn }> {
  const purchase = await toQr(kiosk, bank, number);
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  purchase.scan();
  purchase.confirm();
  const qrReturn = await bank.qrReturn();
  await waitRefund(kiosk, 'paid-late', 'qr');
  return { purchase, qrReturn };
}

/** The sale of a customer whose money is owed to them. */
export const OWED = {
  priceTiyn: WATER.priceTiyn,
  paidTiyn: WATER.priceTiyn,
  deliveredTiyn: 0,
  refundedTiyn: 0,
  owedTiyn: WATER.priceTiyn,
  dispensed: false,
  dispensedBy: null,
  state: 'debt',
} as const;

/** The same while it is unknown whether the money was refunded: it counts as owed. */
export const UNDECIDED = { ...OWED, state: 'unresolved' } as const;

/** The same when the money has gone back. */
export const REFUNDED = { ...OWED, refundedTiyn: WATER.priceTiyn, owedTiyn: 0, state: 'closed' } as const;
