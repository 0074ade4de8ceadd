import { claimCode } from '../claim-code.ts';
import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { priceOf } from '../money/price.ts';
import { inDoubtTiyn, owedTiyn, saleState, type OrphanRecord, type SaleRecord, type SaleState } from './replay.ts';

/** A sale as `npm run ledger` prints it; the names are part of the outside contract. */
export interface LedgerLine {
  readonly saleId: string;
  readonly externalId: string;
  readonly provider: string;
  readonly purchases: readonly string[];
  readonly qrPaymentId: string | null;
  /** The price of the whole sale, all pieces included. */
  readonly priceTiyn: Tiyn;
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  /** What a service took from the customer on top of the price; part of `paidTiyn`. */
  readonly commissionTiyn: Tiyn;
  /** May have come in, and no machine can decide it: part of none of the sums. */
  readonly inDoubtTiyn: Tiyn;
  readonly dispensed: boolean;
  readonly dispensedBy: 'seen' | 'assumed' | null;
  readonly state: SaleState;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** The code that the customer was shown for a debt or a doubtful note; kept after the debt is settled. */
  readonly claimCode: string | null;
}

/** Money that belongs to no sale, as `npm run ledger` prints it after the sales. */
export interface OrphanLine {
  readonly orphanId: string;
  /** Null where the bill acceptor did not report it. */
  readonly amountTiyn: Tiyn | null;
  readonly source: OrphanRecord['source'];
  readonly at: string;
}

/** The last line of the ledger. */
export interface LedgerTotals {
  readonly sales: number;
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  readonly inDoubtTiyn: Tiyn;
  readonly commissionTiyn: Tiyn;
  readonly open: number;
  readonly unresolved: number;
  readonly debt: number;
  readonly closed: number;
  /** Not part of any sale's sums; `orphansTiyn` does not include those of unknown amount. */
  readonly orphans: number;
  readonly orphansTiyn: Tiyn;
}

/** A sale as a ledger line. */
export function ledgerLine(sale: SaleRecord): LedgerLine {
  const paid = sale.purchases.find((purchase) => purchase.status === 'paid');
  return {
    saleId: sale.saleId,
    externalId: sale.externalId,
    provider: sale.provider,
    purchases: sale.purchases.map((purchase) => purchase.qrPaymentId),
    qrPaymentId: (paid ?? sale.purchases.at(-1))?.qrPaymentId ?? null,
    priceTiyn: priceOf(sale),
    paidTiyn: sale.paidTiyn,
    deliveredTiyn: sale.deliveredTiyn,
    refundedTiyn: sale.refundedTiyn,
    owedTiyn: owedTiyn(sale),
    commissionTiyn: sale.commissionTiyn,
    inDoubtTiyn: inDoubtTiyn(sale),
    dispensed: sale.delivered >= sale.quantity,
    dispensedBy: sale.dispensedBy,
    state: saleState(sale),
    startedAt: new Date(sale.startedAtMs).toISOString(),
    endedAt: sale.endedAtMs === null ? null : new Date(sale.endedAtMs).toISOString(),
    claimCode: sale.claimCode ?? (inDoubtTiyn(sale) > ZERO_TIYN ? claimCode(sale.saleId) : null),
  };
}

/** An orphan as a ledger line. */
export function orphanLine({ orphanId, amountTiyn, source, atMs }: OrphanRecord): OrphanLine {
  return { orphanId, amountTiyn, source, at: new Date(atMs).toISOString() };
}

/** The totals of an empty ledger. */
export const NO_TOTALS: LedgerTotals = {
  sales: 0,
  paidTiyn: ZERO_TIYN,
  deliveredTiyn: ZERO_TIYN,
  refundedTiyn: ZERO_TIYN,
  owedTiyn: ZERO_TIYN,
  inDoubtTiyn: ZERO_TIYN,
  commissionTiyn: ZERO_TIYN,
  open: 0,
  unresolved: 0,
  debt: 0,
  closed: 0,
  orphans: 0,
  orphansTiyn: ZERO_TIYN,
};

/** The totals with one more sale. */
export function withSale(totals: LedgerTotals, line: LedgerLine): LedgerTotals {
  return {
    ...totals,
    sales: totals.sales + 1,
    paidTiyn: addTiyn(totals.paidTiyn, line.paidTiyn),
    deliveredTiyn: addTiyn(totals.deliveredTiyn, line.deliveredTiyn),
    refundedTiyn: addTiyn(totals.refundedTiyn, line.refundedTiyn),
    owedTiyn: addTiyn(totals.owedTiyn, line.owedTiyn),
    inDoubtTiyn: addTiyn(totals.inDoubtTiyn, line.inDoubtTiyn),
    commissionTiyn: addTiyn(totals.commissionTiyn, line.commissionTiyn),
    [line.state]: totals[line.state] + 1,
  };
}

/** The totals with one more orphan. */
export function withOrphan(totals: LedgerTotals, { amountTiyn }: OrphanLine): LedgerTotals {
  return { ...totals, orphans: totals.orphans + 1, orphansTiyn: addTiyn(totals.orphansTiyn, amountTiyn ?? ZERO_TIYN) };
}
