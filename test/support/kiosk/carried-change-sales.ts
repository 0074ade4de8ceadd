import type { AcceptorLine } from '../lines/acceptor-line.ts';
import type { ForeignBank } from '../foreign-bank/bank.ts';
import { takesCash, type ConfigTree } from './kiosk-files.ts';
import { expect } from './kiosk-test.ts';
import type { LedgerSale } from './kiosk-records.ts';
import type { RunningKiosk } from './running-kiosk.ts';
import { toCash, waitOffersCash } from './sales.ts';

/** Chewing gum is cheaper than the change of a note. */
export const GUM = { id: 'gum', channel: 4, name: { kk: 'Сағыз', ru: 'Жвачка', en: 'Gum' }, priceTenge: 40 } as const;
/** What a note of 500 leaves of water for 450. */
export const CHANGE_TIYN = 5_000;

/** The same kiosk with a bill acceptor on this port, where change can pay for more. */
export function sellsMore(port: string): (config: ConfigTree) => ConfigTree {
  return (config) => {
    const payment = typeof config['payment'] === 'object' ? config['payment'] : {};
    const catalogue: readonly unknown[] = Array.isArray(config['catalogue']) ? config['catalogue'] : [];
    const cash = { change: 'owe', moreProducts: true };
    return takesCash(port)({ ...config, payment: { ...payment, cash }, catalogue: [...catalogue, GUM] });
  };
}

/** Water for a note of 500: from idle to the success screen with 50 of change, and its code. */
export async function buyWithChange(kiosk: RunningKiosk, acceptor: AcceptorLine): Promise<string> {
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500]);
  acceptor.insert(500);
  await kiosk.waitScreen('success');
  const code = await kiosk.claimCode();
  if (code === null) throw new Error('the screen has no code of the change');
  return code;
}

/** The same, and on to the products with the change above them. */
export async function toCarriedChange(kiosk: RunningKiosk, acceptor: AcceptorLine): Promise<string> {
  const code = await buyWithChange(kiosk, acceptor);
  await kiosk.tap('Тағы бірдеңе алу');
  await kiosk.waitScreen('idle');
  await kiosk.waitCarriedChange(code);
  return code;
}

/** The product's own screen, and its button to pay. */
export async function chooseFor(kiosk: RunningKiosk, product: string): Promise<void> {
  await kiosk.tapProduct(product);
  await kiosk.waitScreen('product');
  await kiosk.tap('Төлеу');
}

/** The payments of all sales in the journal equal the cassette's content and the bank's receipts. */
export async function expectMoneyAddsUp(
  kiosk: RunningKiosk,
  acceptor: AcceptorLine,
  bank: ForeignBank,
): Promise<readonly LedgerSale[]> {
  const sales = await kiosk.ledger();
  const paidTiyn = sales.reduce((sum, sale) => sum + sale.paidTiyn, 0);
  const bankTiyn = bank.books.purchases
    .filter(({ status }) => status === 'Processed')
    .reduce((sum, { priceTiyn }) => sum + priceTiyn, 0);
  expect(paidTiyn).toBe(acceptor.cassetteTenge() * 100 + bankTiyn);
  return sales;
}
