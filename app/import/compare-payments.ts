import { isInPeriod, type DayPeriod } from '../journal/days.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import type { BookedSale } from './booked-sales.ts';
import { hasBroughtMoney, meaningOf, type PaymentMeaning } from './payment-status.ts';
import type { PaymentRow } from './payment-row.ts';

/** Result of the comparison for one payment. */
export const PAYMENT_MATCHES = [
  'matched',
  'amount-differs',
  'refund-differs',
  'unknown-here',
  'missing-there',
  'twice',
  'unknown-status',
] as const;
export type PaymentMatch = (typeof PAYMENT_MATCHES)[number];

/**
 * One payment, and whether it agrees with the journal. `row` is null for a sale that the list lacks, `saleId` for a payment
 * without a sale.
 */
export interface ComparedPayment {
  readonly match: PaymentMatch;
  readonly orderId: string;
  readonly row: PaymentRow | null;
  readonly saleId: string | null;
  /** What was paid for it by QR, as the journal says. */
  readonly journalTiyn: Tiyn;
  /** What of it was given back, as the journal says. */
  readonly refundedTiyn: Tiyn;
}

/** Payments of a list by order, each order with its rows as they came. */
export type PaymentsByOrder = ReadonlyMap<string, readonly PaymentRow[]>;

export function paymentsByOrder(rows: Iterable<PaymentRow>): PaymentsByOrder {
  const orders = new Map<string, PaymentRow[]>();
  for (const row of rows) {
    const found = orders.get(row.orderId);
    if (found === undefined) orders.set(row.orderId, [row]);
    else found.push(row);
  }
  return orders;
}

/**
 * Compares a list with the sales. Sales whose money came in notes are not expected in it. Sales of other days than
 * `period` are not missed, but found.
 */
export function* comparePayments(
  orders: PaymentsByOrder,
  sales: Iterable<BookedSale>,
  period: DayPeriod,
): Generator<ComparedPayment> {
  const found = new Set<string>();
  for (const sale of sales) {
    const { orderIds, paidMs } = sale;
    const rows = orderIds.flatMap((number) => orders.get(number) ?? []);
    for (const number of orderIds) if (orders.has(number)) found.add(number);
    yield* compareOrder(rows, sale);
    if (paidMs !== null && isInPeriod(paidMs, period) && !rows.some(mayBringMoney))
      yield compared('missing-there', orderIds[0] ?? '', null, sale);
  }
  for (const [orderId, rows] of orders)
    if (!found.has(orderId)) for (const row of rows) yield compared(unknownMatch(row), orderId, row, null);
}

/** The journal has no sale with this number, whether it was paid there or not. */
function unknownMatch({ status }: PaymentRow): PaymentMatch {
  return meaningOf(status) === null ? 'unknown-status' : 'unknown-here';
}

/** Whether money may have come; an unknown status does not exclude it. */
function mayBringMoney({ status }: PaymentRow): boolean {
  const meaning = meaningOf(status);
  return meaning === null || hasBroughtMoney(meaning);
}

function* compareOrder(rows: readonly PaymentRow[], booked: BookedSale): Generator<ComparedPayment> {
  const seen: PaymentRow[] = [];
  const hasMoney = rows.some(mayBringMoney);
  const paidTiyn = paidOf(booked);
  for (const row of rows) {
    const meaning = meaningOf(row.status);
    yield compared(matchOf(row, meaning, { booked, paidTiyn, seen, hasMoney }), row.orderId, row, booked);
    if (hasBroughtMoney(meaning)) seen.push(row);
  }
}

interface Order {
  readonly booked: BookedSale;
  readonly paidTiyn: Tiyn;
  /** The rows of this order that brought money, before this one. */
  readonly seen: readonly PaymentRow[];
  readonly hasMoney: boolean;
}

function matchOf(
  row: PaymentRow,
  meaning: PaymentMeaning | null,
  { booked, paidTiyn, seen, hasMoney }: Order,
): PaymentMatch {
  if (meaning === null) return 'unknown-status';
  // A failed or pending attempt does not contradict the one that was paid.
  if (meaning === 'pending' || meaning === 'unpaid')
    return hasMoney || paidTiyn === ZERO_TIYN ? 'matched' : 'amount-differs';
  const own = booked.paid.get(row.transactionId);
  const isOther = own !== undefined && seen.every(({ transactionId }) => booked.paid.has(transactionId));
  if (seen.length > 0 && (!isOther || seen.some(({ transactionId }) => transactionId === row.transactionId)))
    return 'twice';
  // One of several payments for the same sale is compared by its own number.
  const expected = booked.paid.size > 1 && own !== undefined ? own : paidTiyn;
  if (row.amountTiyn !== expected) return 'amount-differs';
  return isRefundRight(meaning, expected, booked) ? 'matched' : 'refund-differs';
}

/** The status `paid` does not exclude refunds: some services keep it after them. */
function isRefundRight(meaning: PaymentMeaning, paidTiyn: Tiyn, { refundedTiyn }: BookedSale): boolean {
  if (meaning === 'refunded') return refundedTiyn >= paidTiyn;
  return meaning !== 'partly-refunded' || (refundedTiyn > ZERO_TIYN && refundedTiyn < paidTiyn);
}

function compared(
  match: PaymentMatch,
  orderId: string,
  row: PaymentRow | null,
  booked: BookedSale | null,
): ComparedPayment {
  return {
    match,
    orderId,
    row,
    saleId: booked?.saleId ?? null,
    journalTiyn: booked === null ? ZERO_TIYN : paidOf(booked),
    refundedTiyn: booked?.refundedTiyn ?? ZERO_TIYN,
  };
}

function paidOf({ paid }: BookedSale): Tiyn {
  return addTiyn(ZERO_TIYN, ...paid.values());
}

/** How many payments of each kind of agreement. */
export type PaymentCounts = Record<PaymentMatch, number>;

export function noPayments(): PaymentCounts {
  return {
    'matched': 0,
    'amount-differs': 0,
    'refund-differs': 0,
    'unknown-here': 0,
    'missing-there': 0,
    'twice': 0,
    'unknown-status': 0,
  };
}
