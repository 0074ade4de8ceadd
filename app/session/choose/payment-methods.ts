import type { Product } from '../../config/schema.ts';
import type { SaleItem } from '../../journal/entry.ts';
import { MAX_AMOUNT_TIYN, subtractTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { priceOf } from '../../money/price.ts';
import { CASH, type MethodCapabilities } from '../../payment/capabilities.ts';
import { totalTiyn } from '../../payment/commission.ts';
import { billsFor } from '../cash/bills.ts';
import { rateOf } from '../state/services.ts';
import type { ChosenWay, Goods } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';

/** A way to pay at a service that is available now, and what the customer pays that way. */
export interface OfferedWay {
  readonly by: ChosenWay;
  readonly method: MethodCapabilities;
  /** Commission included. */
  readonly totalTiyn: Tiyn;
}

/** The payment methods available now; `carriedChange` means that the change of the last sale is sufficient. */
export interface Methods {
  readonly ways: readonly OfferedWay[];
  readonly cash: boolean;
  readonly carriedChange: boolean;
}

/** The methods for goods, whose price is reduced by the carried change. */
export function methodsFor(state: KioskState, goods: Goods): Methods {
  const carriedTiyn = state.carriedChange?.amountTiyn ?? ZERO_TIYN;
  const total = priceOf(goods);
  if (carriedTiyn >= total) return { ways: [], cash: false, carriedChange: true };
  const rest = subtractTiyn(total, carriedTiyn);
  return {
    ways: waysFor(state, rest),
    cash: state.bill === null && billsFor(state, rest).length > 0,
    carriedChange: false,
  };
}

/** The ways to pay an amount at the services that can be used now, in the order of the configuration. */
export function waysFor(state: KioskState, amountTiyn: Tiyn): readonly OfferedWay[] {
  const ways: OfferedWay[] = [];
  for (const { about, gate } of state.services) {
    if (gate.kind !== 'ready') continue;
    for (const method of about.methods) {
      if (amountTiyn % method.amountStepTiyn !== 0) continue;
      const total = totalTiyn(amountTiyn, rateOf(state, method.id));
      if (total <= MAX_AMOUNT_TIYN)
        ways.push({ by: { provider: about.provider, method: method.id }, method, totalTiyn: total });
    }
  }
  return ways;
}

/** Whether a way with this id is among them. */
export function wayOf(ways: readonly OfferedWay[], id: string): OfferedWay | null {
  return id === CASH ? null : (ways.find(({ method }) => method.id === id) ?? null);
}

/** Whether customers see the product at all. */
export function isOffered({ active = true }: Product): boolean {
  return active;
}

/** The methods for one piece of a product. */
export function methodsForProduct(state: KioskState, product: Product): Methods {
  if (!isOffered(product)) return { ways: [], cash: false, carriedChange: false };
  return methodsFor(state, { item: itemOf(product), quantity: 1, further: [] });
}

/** The product as it is in the catalogue now, for a sale's records. */
export function itemOf(product: Product): SaleItem {
  return { productId: product.id, channel: product.channel, name: product.name, priceTiyn: product.priceTiyn };
}
