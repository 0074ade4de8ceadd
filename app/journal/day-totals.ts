import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { CASH } from '../payment/capabilities.ts';
import { jumpBetween, type ClockJump } from './clock-jumps.ts';
import { dayOf, isInPeriod, type DayPeriod } from './days.ts';
import type { RecordedEntry } from './entry.ts';
import { sharesOf, type SaleHistory } from './money-by-method.ts';
import { owedTiyn } from './replay.ts';
import { isIncome, wayOf, type Way } from './way.ts';

/**
 * One day and way to pay. A sale belongs to the day on which it was first paid, including everything that happened to it
 * later, so that `sold = dispensed + refunded + owed` holds for every line; an attempt belongs to the day on which it
 * began. Money received in notes is in the line of `cash`, money received at a service in that of its way to pay, such as
 * `kaspi-qr`. The sale itself counts once, in the line of `cash` if any note came in, else in that of its first payment.
 */
export interface DayTotals {
  readonly day: string;
  readonly method: Way;
  /** Sales begun on this day with this method, paid or not. */
  readonly attempts: number;
  /** Sales paid on this day. */
  readonly sales: number;
  readonly soldTiyn: Tiyn;
  /** The products dispensed and the change kept. */
  readonly dispensedTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  /** What services took on top of the price; part of `soldTiyn`. */
  readonly commissionTiyn: Tiyn;
  /** Sales with an amount owed. */
  readonly debts: number;
  /** Debts of this day's sales that have been settled since; part of `refundedTiyn`. */
  readonly settledTiyn: Tiyn;
  /**
   * Money returned on this day, by a refund or by hand, regardless of when it was paid: comparable with the bank's
   * statement of the day.
   */
  readonly wentBackTiyn: Tiyn;
  /** Change of this day's sales that is still owed; part of `owedTiyn`. */
  readonly changeOwedTiyn: Tiyn;
  /** Change of this day's sales that customers left to the operator; part of `dispensedTiyn`. */
  readonly changeKeptTiyn: Tiyn;
  /** Notes accepted for sales on this day, regardless of when the sale was first paid. */
  readonly bills: number;
  readonly cashInTiyn: Tiyn;
  /**
   * Money of this day that belongs to no sale but is in the cassette. Amounts that the acceptor did not report are
   * missing from the sum.
   */
  readonly orphans: number;
  readonly orphansTiyn: Tiyn;
  /** Removals of the cassette on this day, with the amount expected in it. */
  readonly collections: number;
  readonly collectedBills: number;
  readonly collectedTiyn: Tiyn;
}

/** Entries that belong to no single sale. */
export interface Apart {
  readonly jumps: ClockJump[];
  /** Orphans and collections. */
  readonly cash: RecordedEntry[];
  before: RecordedEntry | null;
}

/** An empty `Apart`. */
export function newApart(): Apart {
  return { jumps: [], cash: [], before: null };
}

/** Takes every entry, in order, and keeps those that belong to no single sale. */
export function noteApart(apart: Apart, recorded: RecordedEntry): void {
  const jump = apart.before === null ? null : jumpBetween(apart.before, recorded);
  if (jump !== null) apart.jumps.push(jump);
  apart.before = recorded;
  const { kind } = recorded.entry;
  if (kind === 'orphan-recorded' || kind === 'cash-collected') apart.cash.push(recorded);
  // It belongs to a sale now, and is counted there.
  if (kind === 'orphan-assigned') dropOrphan(apart.cash, recorded.entry.orphanId);
}

function dropOrphan(cash: RecordedEntry[], orphanId: string): void {
  const index = cash.findIndex(({ entry }) => entry.kind === 'orphan-recorded' && entry.orphanId === orphanId);
  if (index >= 0) cash.splice(index, 1);
}

export type Sums = Omit<DayTotals, 'day' | 'method'>;

const NOTHING: Sums = {
  attempts: 0,
  sales: 0,
  soldTiyn: ZERO_TIYN,
  dispensedTiyn: ZERO_TIYN,
  refundedTiyn: ZERO_TIYN,
  owedTiyn: ZERO_TIYN,
  commissionTiyn: ZERO_TIYN,
  debts: 0,
  settledTiyn: ZERO_TIYN,
  wentBackTiyn: ZERO_TIYN,
  changeOwedTiyn: ZERO_TIYN,
  changeKeptTiyn: ZERO_TIYN,
  bills: 0,
  cashInTiyn: ZERO_TIYN,
  orphans: 0,
  orphansTiyn: ZERO_TIYN,
  collections: 0,
  collectedBills: 0,
  collectedTiyn: ZERO_TIYN,
};

/** Adds to the line of the day on which `wallMs` falls. */
type Count = (wallMs: number, method: Way, more: Partial<Sums>) => void;

/**
 * The totals of a period by day and method, without days on which nothing happened. Iterates the sales once; `apart`
 * must be complete by the time they end.
 */
export function dayTotals(
  histories: Iterable<SaleHistory>,
  apart: Apart,
  period: DayPeriod,
): { days: readonly DayTotals[]; sum: Sums; jumps: readonly ClockJump[] } {
  const lines = new Map<string, DayTotals>();
  const count: Count = (wallMs, method, more) => {
    if (!isInPeriod(wallMs, period)) return;
    const day = dayOf(wallMs);
    const key = `${day} ${method}`;
    lines.set(key, { day, method, ...added(lines.get(key) ?? NOTHING, more) });
  };
  for (const history of histories) countSale(history, count);
  for (const recorded of apart.cash) countApart(recorded, count);
  const days = [...lines.values()].sort(inOrder);
  return { days, sum: days.reduce<Sums>(added, NOTHING), jumps: apart.jumps.filter((jump) => touches(jump, period)) };
}

/** Within a day the services come first and the notes last; readers of the output rely on the order. */
function inOrder(a: DayTotals, b: DayTotals): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  const isCash = Number(a.method === CASH) - Number(b.method === CASH);
  return isCash === 0 ? (a.method < b.method ? -1 : 1) : isCash;
}

/** The way that was chosen first. */
function firstWay({ sale, entries }: SaleHistory): Way {
  if (sale.provider === CASH) return CASH;
  const asked = entries.find(({ entry }) => entry.kind === 'purchase-asked')?.entry;
  return wayOf(sale.provider, asked?.kind === 'purchase-asked' ? (asked.method ?? null) : null);
}

function countSale(history: SaleHistory, count: Count): void {
  const { sale, entries } = history;
  const hasNotes = sale.carriedTiyn > ZERO_TIYN || sale.bills.some(({ status }) => status === 'stacked');
  const first = firstWay(history);
  count(sale.startedAtMs, first, { attempts: 1 });
  const { ways } = sharesOf(history);
  const [paidWay = first] = ways.keys();
  const main = hasNotes ? CASH : paidWay;
  const paidMs = entries.find(isIncome)?.wallMs;
  if (paidMs !== undefined)
    countPaid(history, main, (method, more) => {
      count(paidMs, method, more);
    });
  const wayOfPayment = (qrPaymentId: string): Way => {
    const purchase = sale.purchases.find((one) => one.qrPaymentId === qrPaymentId);
    return purchase === undefined ? paidWay : wayOf(purchase.provider, purchase.method);
  };
  for (const { entry, wallMs } of entries) {
    if (entry.kind === 'bill-stacked') count(wallMs, 'cash', { bills: 1, cashInTiyn: entry.billTiyn });
    if (entry.kind === 'orphan-assigned') count(wallMs, 'cash', { bills: 1, cashInTiyn: entry.amountTiyn });
    if (entry.kind === 'refund-done')
      count(wallMs, wayOfPayment(entry.qrPaymentId), { wentBackTiyn: entry.amountTiyn });
    // The entry of the refund that settles a debt is counted instead.
    if (entry.kind === 'debt-settled' && entry.how === 'by-hand')
      count(wallMs, main, { wentBackTiyn: entry.amountTiyn });
  }
}

function countPaid(history: SaleHistory, main: Way, count: (method: Way, more: Partial<Sums>) => void): void {
  const { sale, entries } = history;
  const { cash, ways } = sharesOf(history);
  // A way by which nothing came in gets no line.
  for (const [way, share] of [[CASH, cash] as const, ...ways]) if (share.soldTiyn > ZERO_TIYN) count(way, share);
  // Only a note can exceed the price, so what a sale with every product dispensed still owes is change.
  const changeOwedTiyn = sale.delivered >= sale.quantity ? cash.owedTiyn : ZERO_TIYN;
  const kept = entries.flatMap(({ entry }) => (entry.kind === 'change-kept' ? [entry.amountTiyn] : []));
  const isOwed = owedTiyn(sale) > ZERO_TIYN;
  count(main, {
    sales: 1,
    debts: isOwed && (main !== CASH || cash.owedTiyn > ZERO_TIYN) ? 1 : 0,
    changeOwedTiyn,
    changeKeptTiyn: addTiyn(...kept),
  });
  const [paidWay = main] = ways.keys();
  if (isOwed && main === CASH && cash.owedTiyn === ZERO_TIYN) count(paidWay, { debts: 1 });
}

function countApart({ entry, wallMs }: RecordedEntry, count: Count): void {
  if (entry.kind === 'orphan-recorded')
    count(wallMs, 'cash', { orphans: 1, orphansTiyn: entry.amountTiyn ?? ZERO_TIYN });
  if (entry.kind === 'cash-collected')
    count(wallMs, 'cash', { collections: 1, collectedBills: entry.bills, collectedTiyn: entry.amountTiyn });
}

type MoneyName = { [Name in keyof Sums]: Name extends `${string}Tiyn` ? Name : never }[keyof Sums];
type NumberName = Exclude<keyof Sums, MoneyName>;

function added(a: Sums, b: Partial<Sums>): Sums {
  const money = (name: MoneyName): Tiyn => addTiyn(a[name], b[name] ?? ZERO_TIYN);
  const number = (name: NumberName): number => a[name] + (b[name] ?? 0);
  return {
    attempts: number('attempts'),
    sales: number('sales'),
    soldTiyn: money('soldTiyn'),
    dispensedTiyn: money('dispensedTiyn'),
    refundedTiyn: money('refundedTiyn'),
    owedTiyn: money('owedTiyn'),
    commissionTiyn: money('commissionTiyn'),
    debts: number('debts'),
    settledTiyn: money('settledTiyn'),
    wentBackTiyn: money('wentBackTiyn'),
    changeOwedTiyn: money('changeOwedTiyn'),
    changeKeptTiyn: money('changeKeptTiyn'),
    bills: number('bills'),
    cashInTiyn: money('cashInTiyn'),
    orphans: number('orphans'),
    orphansTiyn: money('orphansTiyn'),
    collections: number('collections'),
    collectedBills: number('collectedBills'),
    collectedTiyn: money('collectedTiyn'),
  };
}

/** Whether the jump may have moved entries into the period or out of it. */
function touches({ expectedMs, wallMs }: ClockJump, { from, to }: DayPeriod): boolean {
  const [first, last] = [dayOf(Math.min(expectedMs, wallMs)), dayOf(Math.max(expectedMs, wallMs))];
  return (from === null || last >= from) && (to === null || first <= to);
}
