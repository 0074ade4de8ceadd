import type { ForeignBank } from './foreign-bank/bank.ts';
import type { Purchase } from './foreign-bank/purchases.ts';
import type { Kiosk } from './kiosk.ts';

/** The product of most tests, in the default language, and its price. */
export const WATER = { name: 'Су', channel: 1, priceTiyn: 45_000, amount: '450.00' } as const;

/** From idle to the QR on the screen. `number` counts the bank's purchases. */
export async function toQr(kiosk: Kiosk, bank: ForeignBank, number = 1, product: string = WATER.name): Promise<Purchase> {
  await kiosk.tapProduct(product);
  const purchase = await bank.purchase(number);
  await kiosk.waitScreen('qr');
  return purchase;
}

/** From idle to the phone's question. */
export async function toConfirm(kiosk: Kiosk, bank: ForeignBank, number = 1): Promise<Purchase> {
  const purchase = await toQr(kiosk, bank, number);
  purchase.scan();
  await kiosk.waitScreen('confirm');
  return purchase;
}

/** From idle to the success screen. */
export async function buy(kiosk: Kiosk, bank: ForeignBank, number = 1): Promise<Purchase> {
  const purchase = await toConfirm(kiosk, bank, number);
  purchase.confirm();
  await kiosk.waitScreen('success');
  return purchase;
}
