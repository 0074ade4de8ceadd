import { addTiyn, subtractTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { unreachable } from '../result.ts';
import type { AbandonReason, JournalEntry, RecordedEntry, SaleItem } from './entry.ts';

/** One QR that was opened for a sale. `open` means that the service has not said its last word. */
export interface PurchaseRecord {
  readonly qrPaymentId: string;
  readonly status: 'open' | 'paid' | 'failed' | 'expired' | 'doubtful';
  readonly scanned: boolean;
  readonly knownAtWallMs: number;
  readonly pollIntervalMs: number;
  readonly scanTimeoutMs: number;
  readonly confirmTimeoutMs: number;
}

/** Money that goes back for one purchase. `asked`: the service may have carried it out; `doubtful`: nobody could tell. */
export interface RefundRecord {
  readonly qrPaymentId: string;
  readonly amountTiyn: Tiyn;
  readonly status: 'intended' | 'asked' | 'done' | 'failed' | 'doubtful';
  readonly attempts: number;
  /** What could go back before the last attempt; null before the first. */
  readonly availableTiyn: Tiyn | null;
}

export type DispenseRecord = 'none' | 'intended' | 'pulsed' | 'dispensed' | 'failed-certain' | 'failed-uncertain';

/** All that the journal knows about one sale. */
export interface SaleRecord {
  readonly saleId: string;
  readonly externalId: string;
  readonly provider: 'kaspi';
  readonly item: SaleItem;
  readonly binding: string | null;
  readonly purchases: readonly PurchaseRecord[];
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  /** Written down as a debt; what is merely undecided is owed as well, see `owedTiyn`. */
  readonly debtTiyn: Tiyn;
  readonly refunds: readonly RefundRecord[];
  readonly claimCode: string | null;
  readonly abandoned: AbandonReason | null;
  readonly dispense: DispenseRecord;
  readonly dispenseAttempts: number;
  readonly dispensedBy: 'seen' | 'assumed' | null;
  readonly startedAtMs: number;
  readonly paidAtMs: number | null;
  readonly endedAtMs: number | null;
}

/** What the journal adds up to. */
export interface Ledger {
  readonly sales: ReadonlyMap<string, SaleRecord>;
  /** Products left, by product; absent where the operator does not count. */
  readonly stock: ReadonlyMap<string, StockRecord>;
  readonly lastSequence: number;
}

export interface StockRecord {
  readonly loaded: number;
  readonly dispensed: number;
}

/** An order of entries that we never write. */
export class JournalOrderError extends Error {}

export type SaleState = 'open' | 'unresolved' | 'debt' | 'closed';

/** Everything received that was neither delivered nor given back; what is not decided yet counts as owed. */
export function owedTiyn(sale: SaleRecord): Tiyn {
  return subtractTiyn(sale.paidTiyn, addTiyn(sale.deliveredTiyn, sale.refundedTiyn));
}

/** The state that auditors read, see "The ledger" in the outside contract. */
export function saleState(sale: SaleRecord): SaleState {
  const isRefunding = sale.refunds.some(({ status }) => status === 'intended' || status === 'asked' || status === 'doubtful');
  const undecided = isRefunding || sale.purchases.some((purchase) => purchase.status === 'open' || purchase.status === 'doubtful');
  const owed = owedTiyn(sale);
  if (sale.abandoned === null && sale.endedAtMs === null) return 'open';
  if (undecided) return 'unresolved';
  return owed > ZERO_TIYN ? 'debt' : 'closed';
}

/**
 * Whether nothing can happen to a sale any more but that its debt is settled: no question is open, and everything paid
 * is delivered, given back or on record as owed. Such sales need not be read at the start.
 */
export function isSettled(sale: SaleRecord): boolean {
  const state = saleState(sale);
  return (state === 'closed' || state === 'debt') && owedTiyn(sale) === sale.debtTiyn;
}

/**
 * The pure function from entries to what is owed. Throws on an order of entries that we never write, and on a summary
 * that does not agree with the entries before it.
 */
export function replay(entries: Iterable<RecordedEntry>): Ledger {
  const sales = new Map<string, SaleRecord>();
  const stock = new Map<string, StockRecord>();
  let lastSequence = 0;
  for (const recorded of entries) {
    if (recorded.sequence !== lastSequence + 1) {
      throw new JournalOrderError(`journal: entry ${String(lastSequence + 1)} is missing`);
    }
    lastSequence = recorded.sequence;
    if (recorded.entry.kind === 'summary') checkSummary(recorded.entry, summaryOf({ sales, stock }));
    applyEntry(sales, stock, recorded);
  }
  return { sales, stock, lastSequence };
}

/** Which sales a summary leaves out is decided by `isSettled`; whoever changes that counts up here. */
export const SUMMARY_RULE = 1;

type Summary = Extract<JournalEntry, { kind: 'summary' }>;

/** What a later start has to know of the entries so far. */
export function summaryOf({ sales, stock }: Pick<Ledger, 'sales' | 'stock'>): Summary {
  const unsettled = [...sales.values()].filter((sale) => !isSettled(sale)).map((sale) => sale.saleId);
  return { kind: 'summary', rule: SUMMARY_RULE, unsettled: unsettled.sort(), stock: Object.fromEntries(stock) };
}

function checkSummary(written: Summary, right: Summary): void {
  // An older program may have drawn the line elsewhere; its summaries can only be believed.
  if (written.rule !== SUMMARY_RULE) return;
  const sorted = (stock: Summary['stock']): string => JSON.stringify(Object.entries(stock).sort(([a], [b]) => (a < b ? -1 : 1)));
  const same = JSON.stringify(written.unsettled) === JSON.stringify(right.unsettled) && sorted(written.stock) === sorted(right.stock);
  if (!same) throw new JournalOrderError('journal: a summary disagrees with the entries before it');
}

/**
 * As `replay`, from the last summary on. `entries` are all that follow the summary, and the older ones of every sale
 * that is unsettled or appears again.
 */
export function replayFrom(summary: { readonly sequence: number; readonly entry: Summary } | null, entries: Iterable<RecordedEntry>): Ledger {
  const sales = new Map<string, SaleRecord>();
  const stock = new Map<string, StockRecord>(Object.entries(summary?.entry.stock ?? {}));
  const since = summary?.sequence ?? 0;
  let lastSequence = since;
  for (const recorded of entries) {
    const isOld = recorded.sequence <= since;
    if (!isOld && recorded.sequence !== lastSequence + 1) {
      throw new JournalOrderError(`journal: entry ${String(lastSequence + 1)} is missing`);
    }
    if (!isOld) lastSequence = recorded.sequence;
    // What was given out before the summary is counted in it.
    applyEntry(sales, isOld ? new Map<string, StockRecord>() : stock, recorded);
  }
  return { sales, stock, lastSequence };
}

/** Adds one entry to what has been added up so far. Throws on an entry that does not fit to those before it. */
export function applyEntry(
  sales: Map<string, SaleRecord>,
  stock: Map<string, StockRecord>,
  { entry, wallMs }: Pick<RecordedEntry, 'entry' | 'wallMs'>,
): void {
  switch (entry.kind) {
    case 'started':
    case 'summary':
      return;
    case 'stock-loaded':
      stock.set(entry.productId, { loaded: entry.count, dispensed: 0 });
      return;
    case 'sale-opened':
      sales.set(entry.saleId, openedSale(entry, wallMs));
      return;
    default: {
      const sale = sales.get(entry.saleId);
      if (sale === undefined) throw new JournalOrderError(`journal: ${entry.kind} for a sale that was never opened`);
      sales.set(entry.saleId, applyToSale(sale, entry, wallMs));
      if (entry.kind === 'dispensed') countDispensed(stock, sale.item.productId);
    }
  }
}

function countDispensed(stock: Map<string, StockRecord>, productId: string): void {
  const record = stock.get(productId);
  if (record !== undefined) stock.set(productId, { ...record, dispensed: record.dispensed + 1 });
}

function openedSale(entry: Extract<JournalEntry, { kind: 'sale-opened' }>, wallMs: number): SaleRecord {
  return {
    saleId: entry.saleId,
    externalId: entry.externalId,
    provider: entry.provider,
    item: entry.item,
    binding: entry.binding,
    purchases: [],
    paidTiyn: ZERO_TIYN,
    deliveredTiyn: ZERO_TIYN,
    refundedTiyn: ZERO_TIYN,
    debtTiyn: ZERO_TIYN,
    refunds: [],
    claimCode: null,
    abandoned: null,
    dispense: 'none',
    dispenseAttempts: 0,
    dispensedBy: null,
    startedAtMs: wallMs,
    paidAtMs: null,
    endedAtMs: null,
  };
}

type SaleEntry = Exclude<JournalEntry, { kind: 'started' | 'summary' | 'stock-loaded' | 'sale-opened' }>;

function applyToSale(sale: SaleRecord, entry: SaleEntry, wallMs: number): SaleRecord {
  switch (entry.kind) {
    case 'purchase-asked':
    case 'purchase-unanswered':
    case 'purchase-refused':
    case 'return-shown':
      return sale;
    case 'scanned':
      return changePurchase(sale, entry.qrPaymentId, { scanned: true });
    case 'purchase-known':
      return { ...sale, purchases: [...sale.purchases, knownPurchase(entry, wallMs)] };
    case 'paid':
      return {
        ...changePurchase(sale, entry.qrPaymentId, { status: 'paid' }),
        paidTiyn: addTiyn(sale.paidTiyn, entry.amountTiyn),
        paidAtMs: wallMs,
      };
    case 'purchase-failed':
      return { ...changePurchase(sale, entry.qrPaymentId, { status: 'failed' }), endedAtMs: sale.endedAtMs ?? wallMs };
    case 'purchase-expired':
      return { ...changePurchase(sale, entry.qrPaymentId, { status: 'expired' }), endedAtMs: sale.endedAtMs ?? wallMs };
    case 'purchase-doubtful':
      return { ...changePurchase(sale, entry.qrPaymentId, { status: 'doubtful' }), endedAtMs: sale.endedAtMs ?? wallMs };
    case 'attempt-abandoned':
      return { ...sale, abandoned: entry.reason, endedAtMs: wallMs };
    case 'dispense-intended':
      return { ...sale, dispense: 'intended', dispenseAttempts: entry.attempt };
    case 'relay-pulsed':
      return { ...sale, dispense: 'pulsed' };
    case 'dispensed':
      return {
        ...sale,
        dispense: 'dispensed',
        dispensedBy: entry.by,
        deliveredTiyn: addTiyn(sale.deliveredTiyn, entry.valueTiyn),
        endedAtMs: wallMs,
      };
    case 'dispense-failed':
      return { ...sale, dispense: entry.certain ? 'failed-certain' : 'failed-uncertain' };
    case 'refund-intended': {
      const { qrPaymentId, amountTiyn } = entry;
      const intended: RefundRecord = { qrPaymentId, amountTiyn, status: 'intended', attempts: 0, availableTiyn: null };
      return { ...sale, refunds: [...sale.refunds, intended], endedAtMs: sale.endedAtMs ?? wallMs };
    }
    case 'refund-asked':
      return changeRefund(sale, entry.qrPaymentId, { status: 'asked', attempts: entry.attempt, availableTiyn: entry.availableTiyn });
    case 'refund-done':
      return { ...changeRefund(sale, entry.qrPaymentId, { status: 'done' }), refundedTiyn: addTiyn(sale.refundedTiyn, entry.amountTiyn) };
    case 'refund-failed':
      return changeRefund(sale, entry.qrPaymentId, { status: entry.certain ? 'failed' : 'doubtful' });
    case 'debt-recorded':
      return {
        ...sale,
        debtTiyn: addTiyn(sale.debtTiyn, entry.amountTiyn),
        claimCode: entry.claimCode,
        endedAtMs: sale.endedAtMs ?? wallMs,
      };
    case 'debt-settled':
      return {
        ...sale,
        debtTiyn: subtractTiyn(sale.debtTiyn, entry.amountTiyn),
        refundedTiyn: entry.how === 'by-hand' ? addTiyn(sale.refundedTiyn, entry.amountTiyn) : sale.refundedTiyn,
      };
    default:
      return unreachable(entry);
  }
}

function changeRefund(sale: SaleRecord, qrPaymentId: string, change: Partial<RefundRecord>): SaleRecord {
  if (!sale.refunds.some((refund) => refund.qrPaymentId === qrPaymentId)) {
    throw new JournalOrderError(`journal: a refund of ${qrPaymentId} that was never intended`);
  }
  // The last one is the one that runs: an earlier refund of the same purchase has ended.
  const running = sale.refunds.findLastIndex((refund) => refund.qrPaymentId === qrPaymentId);
  return { ...sale, refunds: sale.refunds.map((refund, index) => (index === running ? { ...refund, ...change } : refund)) };
}

function knownPurchase(entry: Extract<JournalEntry, { kind: 'purchase-known' }>, wallMs: number): PurchaseRecord {
  return {
    qrPaymentId: entry.qrPaymentId,
    status: 'open',
    scanned: false,
    knownAtWallMs: wallMs,
    pollIntervalMs: entry.pollIntervalMs,
    scanTimeoutMs: entry.scanTimeoutMs,
    confirmTimeoutMs: entry.confirmTimeoutMs,
  };
}

function changePurchase(
  sale: SaleRecord,
  qrPaymentId: string,
  change: Partial<Pick<PurchaseRecord, 'status' | 'scanned'>>,
): SaleRecord {
  if (!sale.purchases.some((purchase) => purchase.qrPaymentId === qrPaymentId)) {
    throw new JournalOrderError(`journal: purchase ${qrPaymentId} does not belong to its sale`);
  }
  return {
    ...sale,
    purchases: sale.purchases.map((purchase) => (purchase.qrPaymentId === qrPaymentId ? { ...purchase, ...change } : purchase)),
  };
}
