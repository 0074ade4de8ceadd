import { priceOf } from '../../../app/money/price.ts';
import { boughtOf } from '../../../app/bought.ts';
import { claimCode } from '../../../app/claim-code.ts';
import { claimsOf } from '../../../app/claims/claim.ts';
import { heldIn, newCollections, noteCollections } from '../../../app/journal/collections.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { inDoubtTiyn, owedTiyn, replay, saleState, type SaleRecord } from '../../../app/journal/replay.ts';
import { tiyn, ZERO_TIYN } from '../../../app/money/money.ts';
import {
  SALES_PER_PAGE,
  type LooseMoney,
  type PastQuery,
  type PastSale,
  type WholeSale,
} from '../../../app/past/past.ts';
import { err, ok } from '../../../app/result.ts';
import type { CashFacts, Doubt } from '../../../app/service/doors/cash/facts.ts';
import type { PastSales } from '../../../main/past/past-sales.ts';
import type { SimulationContext } from './simulation-context.ts';

const UNREADABLE = 0.02;

/** Past sales as the thread that reads them tells them, from all entries that there are. */
export function pastOfMachine({ decisions }: SimulationContext, entriesNow: () => readonly RecordedEntry[]): PastSales {
  const isUnreadable = (): boolean => decisions.chance('menu: the past cannot be read', UNREADABLE);
  return {
    page: async (query) => (isUnreadable() ? err('unreadable') : ok(pageOf(entriesNow(), query))),
    sale: async (saleId) => (isUnreadable() ? err('unreadable') : ok(wholeSale(entriesNow(), saleId))),
    bars: async () =>
      isUnreadable() ? err('unreadable') : ok({ days: [], products: [], read: { entries: 0, of: 0 } }),
    cash: async () => (isUnreadable() ? err('unreadable') : ok(cashFacts(entriesNow()))),
  };
}

type Page = Extract<Awaited<ReturnType<PastSales['page']>>, { ok: true }>['value'];

function pageOf(entries: readonly RecordedEntry[], { of, search, beforeSequence }: PastQuery): Page {
  const { sales } = replay(entries);
  const started = new Map<string, number>();
  for (const { entry, sequence } of entries) if (entry.kind === 'sale-opened') started.set(entry.saleId, sequence);
  const all = [...sales.values()].map((sale) => pastSale(sale, started.get(sale.saleId) ?? 0)).reverse();
  const open = all.filter(
    ({ owedTiyn: owed, inDoubtTiyn: doubt, isNoteInDoubt }) => owed > 0 || doubt > 0 || isNoteInDoubt,
  );
  const wanted = (of === 'all' ? all : open).filter(
    ({ sequence, startedAtMs }) =>
      (beforeSequence === null || sequence < beforeSequence) &&
      (search === null ||
        search.times.length === 0 ||
        search.times.some(({ fromMs, untilMs }) => startedAtMs >= fromMs && startedAtMs < untilMs)),
  );
  const loose = looseIn(entries);
  return {
    page: {
      sales: wanted.slice(0, SALES_PER_PAGE),
      hasMore: wanted.length > SALES_PER_PAGE,
      read: { entries: entries.length, of: entries.length },
    },
    sums: {
      owed: open.length,
      owedTiyn: tiyn(open.reduce((sum, { owedTiyn: owed }) => sum + owed, 0)),
      inDoubt: open.filter(({ isInvoiceInDoubt, isNoteInDoubt }) => isNoteInDoubt || isInvoiceInDoubt).length,
      loose,
    },
  };
}

function pastSale(sale: SaleRecord, sequence: number): PastSale {
  const { saleId, startedAtMs, paidTiyn, bills } = sale;
  return {
    sequence,
    saleId,
    startedAtMs,
    ...boughtOf(sale),
    priceTiyn: priceOf(sale),
    paidTiyn,
    owedTiyn: owedTiyn(sale),
    inDoubtTiyn: inDoubtTiyn(sale),
    state: saleState(sale),
    claimCode: claimCode(saleId),
    isNoteInDoubt: bills.some(({ status }) => status === 'doubtful'),
    isInvoiceInDoubt: sale.lostInvoicesTiyn > ZERO_TIYN,
  };
}

/** Money of no sale that nobody has decided about. */
function looseIn(entries: readonly RecordedEntry[]): readonly LooseMoney[] {
  const loose = new Map<string, LooseMoney>();
  for (const { entry, wallMs } of entries) {
    if (entry.kind === 'orphan-recorded')
      loose.set(entry.orphanId, { orphanId: entry.orphanId, atMs: wallMs, amountTiyn: entry.amountTiyn });
    else if (entry.kind === 'orphan-assigned' || entry.kind === 'orphan-kept') loose.delete(entry.orphanId);
  }
  return [...loose.values()].reverse();
}

function wholeSale(entries: readonly RecordedEntry[], saleId: string): WholeSale | null {
  const ofSale = entries.filter(({ entry }) => 'saleId' in entry && entry.saleId === saleId);
  const sale = replay(entries).sales.get(saleId);
  return sale === undefined ? null : { sale, entries: ofSale, claim: claimsOf(ofSale)[0] ?? null };
}

function cashFacts(entries: readonly RecordedEntry[]): CashFacts {
  const collections = newCollections();
  let last = 0;
  for (const recorded of entries) {
    noteCollections(collections, recorded);
    if (recorded.entry.kind === 'collection-started') last = recorded.entry.number;
  }
  const { cassettes, open, removal, past } = collections;
  const doubts = [...replay(entries).sales.values()].flatMap((sale): Doubt[] =>
    sale.bills.flatMap(({ status, billTiyn }) =>
      status !== 'doubtful'
        ? []
        : [
            {
              saleId: sale.saleId,
              billTiyn,
              claimCode: sale.claimCode ?? claimCode(sale.saleId),
              productName: boughtOf(sale).name,
              atMs: sale.startedAtMs,
              cassette:
                cassettes.taken === null || cassettes.inside.doubtful.some(({ saleId }) => saleId === sale.saleId)
                  ? 'inside'
                  : 'taken',
              isUnderWay:
                owedTiyn(sale) !== sale.debtTiyn ||
                [...sale.refunds, ...sale.purchases, ...sale.bills].some((one) =>
                  ['intended', 'asked', 'open'].includes(one.status),
                ),
            },
          ],
    ),
  );
  return { inside: heldIn(cassettes.inside), open, removal, past: [...past].reverse(), doubts, nextNumber: last + 1 };
}
