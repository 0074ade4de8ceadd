import type { Product } from '../../config/schema.ts';
import type { SaleItem } from '../../journal/entry.ts';
import { subtractTiyn, ZERO_TIYN } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { billsFor } from '../cash/bills.ts';
import type { Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';

/** The payment methods available now; `carriedChange` means that the change of the last sale is sufficient. */
export interface Methods {
  readonly qr: boolean;
  readonly cash: boolean;
  readonly carriedChange: boolean;
}

/** The methods for a sale, whose price is reduced by the carried change. */
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

/** Whether customers see the product at all. */
export function isOffered({ active = true }: Product): boolean {
  return active;
}

/** The methods for one piece of a product. */
export function methodsForProduct(state: KioskState, product: Product): Methods {
  if (!isOffered(product)) return { qr: false, cash: false, carriedChange: false };
  return methodsFor(state, { item: itemOf(product), quantity: 1 });
}

/** The product as it is in the catalogue now, for a sale's records. */
export function itemOf(product: Product): SaleItem {
  return { productId: product.id, channel: product.channel, name: product.name, priceTiyn: product.priceTiyn };
}
