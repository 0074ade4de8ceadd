import { entrySchema, type JournalEntry } from '../../../app/journal/entry.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../../../app/money/money.ts';
import type { Examination } from './examine.ts';

/** The entries of one sale after the damage. Some may be missing, so nothing is derived from them. */
export interface SaleBehind {
  readonly saleId: string;
  /** Whether the sale was opened before the damage, so that the new journal has only its first part. */
  readonly isKnown: boolean;
  readonly entries: readonly JournalEntry['kind'][];
  readonly purchases: readonly string[];
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly debtTiyn: Tiyn;
  readonly claimCodes: readonly string[];
}

/** The sales after the damage, and the number of unreadable entries. */
export interface Behind {
  readonly entries: number;
  readonly sales: readonly SaleBehind[];
  readonly lostEntries: number;
}

/** Reads the entries after the proven ones. */
export function lookBehind({ collection, proven, ledger, expected, highest }: Examination): Behind {
  const sales = new Map<string, SaleBehind>();
  const seen = new Set<number>();
  let entries = 0;
  for (const { sequence, body } of collection.others(proven.sequence)) {
    if (sequence <= proven.sequence) continue;
    entries += 1;
    const entry = readEntry(body);
    // Two versions of an entry count as one event.
    if (entry !== null && 'saleId' in entry && !seen.has(sequence))
      sales.set(entry.saleId, addEntry(sales.get(entry.saleId), entry, ledger.sales.has(entry.saleId)));
    seen.add(sequence);
  }
  const last = Math.max(expected?.sequence ?? 0, highest, proven.sequence);
  return { entries, sales: [...sales.values()], lostEntries: last - proven.sequence - seen.size };
}

function readEntry(body: string): JournalEntry | null {
  try {
    const read = entrySchema.safeParse(JSON.parse(body));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

type SaleEntry = Extract<JournalEntry, { saleId: string }>;

function addEntry(before: SaleBehind | undefined, entry: SaleEntry, isKnown: boolean): SaleBehind {
  const sale = before ?? {
    saleId: entry.saleId,
    isKnown,
    entries: [],
    purchases: [],
    paidTiyn: ZERO_TIYN,
    deliveredTiyn: ZERO_TIYN,
    refundedTiyn: ZERO_TIYN,
    debtTiyn: ZERO_TIYN,
    claimCodes: [],
  };
  const added = { ...sale, entries: [...sale.entries, entry.kind], purchases: withPurchase(sale.purchases, entry) };
  switch (entry.kind) {
    case 'paid':
      return { ...added, paidTiyn: addTiyn(sale.paidTiyn, entry.amountTiyn) };
    case 'dispensed':
      return { ...added, deliveredTiyn: addTiyn(sale.deliveredTiyn, entry.valueTiyn) };
    case 'refund-done':
      return { ...added, refundedTiyn: addTiyn(sale.refundedTiyn, entry.amountTiyn) };
    case 'debt-recorded':
      return {
        ...added,
        debtTiyn: addTiyn(sale.debtTiyn, entry.amountTiyn),
        claimCodes: [...sale.claimCodes, entry.claimCode],
      };
    default:
      return added;
  }
}

function withPurchase(purchases: readonly string[], entry: SaleEntry): readonly string[] {
  if (!('qrPaymentId' in entry) || purchases.includes(entry.qrPaymentId)) return purchases;
  return [...purchases, entry.qrPaymentId];
}
