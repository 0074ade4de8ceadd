import type { Product } from '../../config/schema.ts';
import type { SaleItem } from '../../journal/entry.ts';
import { subtractTiyn, ZERO_TIYN } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { billsFor } from '../cash/bills.ts';
import type { Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';

/** How a sale could be paid now; `carriedChange`: the change of the last one is enough. */
export interface Methods {
  readonly qr: boolean;
  readonly cash: boolean;
  readonly carriedChange: boolean;
}

/** What is to be paid beside the change of the last sale. */
export function methodsFor(state: KioskState, sale: Pick<Sale, 'item' | 'quantity'>): Methods {
  const carriedTiyn = state.carriedChange?.amountTiyn ?? ZERO_TIYN;
  const total = priceOf(sale);
  if (carriedTiyn >= total) return { qr: false, cash: false, carriedChange: true };
  const rest = subtractTiyn(total, carriedTiyn);
  return {
    qr: state.payments.kind === 'ready',
    cash: state.bill === null && billsFor(state, rest).length > 0,
    carriedChange: false,
  };
}

/** The same for one piece of a product. */
export function methodsForProduct(state: KioskState, product: Product): Methods {
  return methodsFor(state, { item: itemOf(product), quantity: 1 });
}

/** What is sold, as the catalogue has it now. */
export function itemOf(product: Product): SaleItem {
  return { productId: product.id, channel: product.channel, name: product.name, priceTiyn: product.priceTiyn };
}
