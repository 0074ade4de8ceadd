import { addTiyn, ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { owedTiyn, priceOf, saleState, type Ledger, type SaleRecord, type SaleState } from './replay.ts';

/** A sale as `npm run ledger` prints it; the names are part of the outside contract. */
export interface LedgerLine {
  readonly saleId: string;
  readonly externalId: string;
  readonly provider: string;
  readonly purchases: readonly string[];
  readonly qrPaymentId: string | null;
  /** Of the whole sale, all its pieces. */
  readonly priceTiyn: Tiyn;
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  readonly dispensed: boolean;
  readonly dispensedBy: 'seen' | 'assumed' | null;
  readonly state: SaleState;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** The code under which the customer can claim a debt; null where nothing is owed. */
  readonly claimCode: string | null;
}

/** The last line of the ledger. */
export interface LedgerTotals {
  readonly sales: number;
  readonly paidTiyn: Tiyn;
  readonly deliveredTiyn: Tiyn;
  readonly refundedTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
  readonly open: number;
  readonly unresolved: number;
  readonly debt: number;
  readonly closed: number;
}

/** One sale for auditors. */
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
    dispensed: sale.delivered >= sale.quantity,
    dispensedBy: sale.dispensedBy,
    state: saleState(sale),
    startedAt: new Date(sale.startedAtMs).toISOString(),
    endedAt: sale.endedAtMs === null ? null : new Date(sale.endedAtMs).toISOString(),
    claimCode: sale.claimCode,
  };
}

/** Every sale in the order opened, and the totals. */
export function ledgerReport(ledger: Ledger): { readonly lines: readonly LedgerLine[]; readonly totals: LedgerTotals } {
  const lines = [...ledger.sales.values()].map(ledgerLine);
  const sum = (amount: (line: LedgerLine) => Tiyn): Tiyn =>
    lines.reduce((total, line) => addTiyn(total, amount(line)), ZERO_TIYN);
  const count = (state: SaleState): number => lines.filter((line) => line.state === state).length;
  return {
    lines,
    totals: {
      sales: lines.length,
      paidTiyn: sum((line) => line.paidTiyn),
      deliveredTiyn: sum((line) => line.deliveredTiyn),
      refundedTiyn: sum((line) => line.refundedTiyn),
      owedTiyn: sum((line) => line.owedTiyn),
      open: count('open'),
      unresolved: count('unresolved'),
      debt: count('debt'),
      closed: count('closed'),
    },
  };
}
