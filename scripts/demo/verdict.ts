/** Whether the money journal agrees with what the screens said. */
import { ledgerLine, type LedgerLine } from '../../app/journal/ledger.ts';
import { readLedger } from '../../main/ledger/read-ledger.ts';
import { Failure } from '../setup/failure.mjs';

/** The sales in the journal, oldest first; none before the first start. */
export function salesIn(dataDirectory: string): LedgerLine[] {
  const ledger = readLedger(dataDirectory);
  if (!ledger.ok) throw new Failure(ledger.error);
  return [...ledger.value.sales.values()].map(ledgerLine);
}

/** What is missing from a sale that was paid, dispensed and receipted; empty when nothing is. */
export function missingIn(sale: LedgerLine | undefined, receipt: string | null): string[] {
  if (sale === undefined) return ['the sale is not in the ledger'];
  const { priceTiyn, paidTiyn, deliveredTiyn, qrPaymentId } = sale;
  const facts: [boolean, string][] = [
    [sale.state === 'closed', `the sale is ${sale.state}, not closed`],
    [priceTiyn > 0 && paidTiyn === priceTiyn, `${String(paidTiyn)} of ${String(priceTiyn)} tiyn were paid`],
    [deliveredTiyn === priceTiyn, `goods for ${String(deliveredTiyn)} of ${String(priceTiyn)} tiyn were delivered`],
    [sale.dispensed, 'the product was not dispensed'],
    [receipt !== null, 'no receipt was shown'],
    [receipt === null || (qrPaymentId !== null && receipt.includes(qrPaymentId)), 'the receipt names another payment'],
  ];
  return facts.filter(([isMet]) => !isMet).map(([, complaint]) => complaint);
}

/** A sale that the customer declined costs nobody anything. */
export function missingInDeclined(sale: LedgerLine | undefined): string[] {
  if (sale === undefined) return ['the declined sale is not in the ledger'];
  const isFree = sale.paidTiyn === 0 && sale.owedTiyn === 0 && !sale.dispensed;
  return isFree ? [] : ['the declined sale moved money or goods'];
}
