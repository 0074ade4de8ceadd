import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';

/** What an entry says about the money of a sale at the payment service. */
export interface MoneyEntry {
  readonly kind: 'sale-opened' | 'purchase-asked' | 'paid' | 'refund-done';
  readonly saleId: string;
  readonly wallMs: number;
  /** Of `sale-opened`, and of a purchase that had to have another number. */
  readonly externalId: string | null;
  readonly qrPaymentId: string | null;
  readonly amountTiyn: Tiyn | null;
}

/** A sale as a payment service knows it. */
export interface BookedSale {
  readonly saleId: string;
  /** The sale's own number first, then those of purchases that had to have another one. */
  readonly orderIds: readonly string[];
  /** By payment number. */
  readonly paid: ReadonlyMap<string, Tiyn>;
  readonly refundedTiyn: Tiyn;
  readonly paidMs: number | null;
}

const NONE: ReadonlyMap<string, Tiyn> = new Map();

/** The sales out of their entries, in the order opened. */
export function bookedSales(entries: Iterable<MoneyEntry>): ReadonlyMap<string, BookedSale> {
  const sales = new Map<string, BookedSale>();
  for (const entry of entries) {
    const { saleId, externalId } = entry;
    const sale = sales.get(saleId);
    if (entry.kind === 'sale-opened' && externalId !== null)
      sales.set(saleId, { saleId, orderIds: [externalId], paid: NONE, refundedTiyn: ZERO_TIYN, paidMs: null });
    else if (sale !== undefined) sales.set(saleId, withEntry(sale, entry));
  }
  return sales;
}

function withEntry(sale: BookedSale, { kind, externalId, qrPaymentId, amountTiyn, wallMs }: MoneyEntry): BookedSale {
  const amount = amountTiyn ?? ZERO_TIYN;
  if (kind === 'refund-done') return { ...sale, refundedTiyn: addTiyn(sale.refundedTiyn, amount) };
  if (kind === 'paid' && qrPaymentId !== null)
    return { ...sale, paid: new Map([...sale.paid, [qrPaymentId, amount]]), paidMs: sale.paidMs ?? wallMs };
  return externalId === null || sale.orderIds.includes(externalId)
    ? sale
    : { ...sale, orderIds: [...sale.orderIds, externalId] };
}
