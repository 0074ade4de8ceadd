/** Checks the money journal against the screens and the receipts. */
import { ledgerLine, type LedgerLine } from '../../app/journal/ledger.ts';
import { readLedger } from '../../main/ledger/read-ledger.ts';
import { Failure } from '../setup/failure.mjs';

/** The sales in the journal, oldest first; none before the first start. */
export function salesIn(dataDirectory: string): LedgerLine[] {
  const ledger = readLedger(dataDirectory);
  if (!ledger.ok) throw new Failure(ledger.error);
  return [...ledger.value.sales.values()].map(ledgerLine);
}

type Fact = readonly [isMet: boolean, complaint: string];

function complaintsOf(facts: readonly Fact[]): string[] {
  return facts.filter(([isMet]) => !isMet).map(([, complaint]) => complaint);
}

/** The facts of every completed sale: the drop sensor saw the product, and there is a receipt. */
function goodFacts(
  { priceTiyn, deliveredTiyn, dispensed, dispensedBy }: LedgerLine,
  receipt: string | null,
): readonly Fact[] {
  return [
    [deliveredTiyn === priceTiyn, `goods for ${String(deliveredTiyn)} of ${String(priceTiyn)} tiyn were delivered`],
    [dispensed, 'the product was not dispensed'],
    [dispensedBy === 'seen', 'nobody saw the product fall'],
    [receipt !== null, 'no receipt was printed or shown'],
  ];
}

/** The facts missing from a sale that was paid at a service and dispensed, with a receipt; empty when it is complete. */
export function missingIn(sale: LedgerLine | undefined, receipt: string | null, provider: string): string[] {
  if (sale === undefined) return ['the sale is not in the ledger'];
  const { priceTiyn, paidTiyn, qrPaymentId } = sale;
  return complaintsOf([
    [sale.provider === provider, `the sale was paid at ${sale.provider}, not at ${provider}`],
    [sale.state === 'closed', `the sale is ${sale.state}, not closed`],
    [priceTiyn > 0 && paidTiyn === priceTiyn, `${String(paidTiyn)} of ${String(priceTiyn)} tiyn were paid`],
    ...goodFacts(sale, receipt),
    [receipt === null || (qrPaymentId !== null && receipt.includes(qrPaymentId)), 'the receipt names another payment'],
  ]);
}

/** A claim code in its printed form, two groups of three. */
const CLAIM_CODE = /\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/;

/** The facts missing from a sale for notes, whose excess is owed under a claim code; empty when it is complete. */
export function missingInNotes(sale: LedgerLine | undefined, receipt: string | null, paidTiyn: number): string[] {
  if (sale === undefined) return ['the sale for notes is not in the ledger'];
  const { priceTiyn, owedTiyn, provider } = sale;
  return complaintsOf([
    [
      provider === 'cash' && sale.paidTiyn === paidTiyn,
      `notes for ${String(sale.paidTiyn)} of ${String(paidTiyn)} tiyn are in the ledger`,
    ],
    [owedTiyn === paidTiyn - priceTiyn, `${String(owedTiyn)} tiyn of change are owed`],
    ...goodFacts(sale, receipt),
    [receipt === null || CLAIM_CODE.test(receipt), 'the receipt has no code for the change'],
  ]);
}

/** The facts missing from a declined sale, in which no money and no product moved; empty when it is complete. */
export function missingInDeclined(sale: LedgerLine | undefined): string[] {
  if (sale === undefined) return ['the declined sale is not in the ledger'];
  const isFree = sale.paidTiyn === 0 && sale.owedTiyn === 0 && !sale.dispensed;
  return isFree ? [] : ['the declined sale moved money or goods'];
}
