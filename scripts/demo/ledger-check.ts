/** Whether the money journal agrees with what the screens and the paper said. */
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

/** What every good sale has in common: the sensor saw the goods, and there is a receipt. */
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

/** What is missing from a sale that was paid by QR, dispensed and receipted; empty when nothing is. */
export function missingIn(sale: LedgerLine | undefined, receipt: string | null): string[] {
  if (sale === undefined) return ['the sale is not in the ledger'];
  const { priceTiyn, paidTiyn, qrPaymentId } = sale;
  return complaintsOf([
    [sale.state === 'closed', `the sale is ${sale.state}, not closed`],
    [priceTiyn > 0 && paidTiyn === priceTiyn, `${String(paidTiyn)} of ${String(priceTiyn)} tiyn were paid`],
    ...goodFacts(sale, receipt),
    [receipt === null || (qrPaymentId !== null && receipt.includes(qrPaymentId)), 'the receipt names another payment'],
  ]);
}

/** As customers read a code aloud: three and three. */
const CLAIM_CODE = /\b[0-9A-Z]{3}-[0-9A-Z]{3}\b/;

/** What is missing from a sale for notes: the product came first, and what was too much is owed under a code. */
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

/** A sale that the customer declined costs nobody anything. */
export function missingInDeclined(sale: LedgerLine | undefined): string[] {
  if (sale === undefined) return ['the declined sale is not in the ledger'];
  const isFree = sale.paidTiyn === 0 && sale.owedTiyn === 0 && !sale.dispensed;
  return isFree ? [] : ['the declined sale moved money or goods'];
}
