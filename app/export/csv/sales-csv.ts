import { boughtOf } from '../../bought.ts';
import { isInPeriod, KAZAKHSTAN_OFFSET_MS, type DayPeriod } from '../../journal/days.ts';
import { ledgerLine } from '../../journal/ledger.ts';
import { sharesOf, type SaleHistory } from '../../journal/money-by-method.ts';
import { isIncome, type Way } from '../../journal/way.ts';
import type { OrphanRecord, SaleRecord } from '../../journal/replay.ts';
import type { Language } from '../../language/language.ts';
import { ZERO_TIYN } from '../../money/money.ts';
import { linesOf } from '../../money/price.ts';
import { amountCell, BYTE_ORDER_MARK, csvLine, textCell } from './cell.ts';
import { SALES_COLUMNS, type SalesWord } from './columns.ts';

/** Which sales, and in whose words. */
export interface SalesCsv {
  readonly period: DayPeriod;
  /** Of the names of products. */
  readonly language: Language;
  readonly words: (word: SalesWord) => string;
  /** The name of a service's way to pay. */
  readonly wayName: (way: Way) => string;
}

/** The line with the names of the columns. */
export function salesHead({ words }: Pick<SalesCsv, 'words'>): string {
  return BYTE_ORDER_MARK + csvLine(SALES_COLUMNS.map((column) => textCell(words(column))));
}

/**
 * The line of a sale: received = delivered + refunded + owed. It belongs to the day on which its first money came in, as
 * in the totals by day; null where that day is outside of the period, or no money came.
 */
export function saleLine(history: SaleHistory, { period, language, wayName, words }: SalesCsv): string | null {
  const { sale } = history;
  const line = ledgerLine(sale);
  const atMs = firstMoneyMs(history) ?? (line.inDoubtTiyn > ZERO_TIYN ? sale.startedAtMs : null);
  if (atMs === null || !isInPeriod(atMs, period)) return null;
  const { cash, cashless, ways } = sharesOf(history);
  return csvLine([
    ...dateAndTime(atMs),
    textCell(words('record-sale')),
    textCell(line.externalId),
    textCell(boughtOf(sale).name[language]),
    textCell(channelsOf(sale)),
    String(sale.quantity),
    String(sale.delivered),
    amountCell(line.priceTiyn),
    amountCell(line.paidTiyn),
    amountCell(cash.soldTiyn),
    amountCell(cashless.soldTiyn),
    amountCell(line.deliveredTiyn),
    amountCell(line.refundedTiyn),
    amountCell(line.owedTiyn),
    amountCell(line.inDoubtTiyn),
    textCell(paymentNumbers(sale)),
    textCell(line.claimCode ?? ''),
    textCell(words(`state-${line.state}`)),
    textCell([...ways.keys()].map(wayName).join(', ')),
    amountCell(cashless.commissionTiyn),
  ]);
}

function channelsOf(sale: SaleRecord): string {
  return linesOf(sale)
    .map(({ item }) => String(item.channel))
    .join(', ');
}

/** The line of money that belongs to no sale; null outside of the period. */
export function orphanLine(orphan: OrphanRecord, { period, words }: Pick<SalesCsv, 'period' | 'words'>): string | null {
  const { amountTiyn, atMs, orphanId } = orphan;
  if (!isInPeriod(atMs, period)) return null;
  const known = amountTiyn ?? ZERO_TIYN;
  const none = amountCell(ZERO_TIYN);
  return csvLine([
    ...dateAndTime(atMs),
    textCell(words('record-orphan')),
    textCell(orphanId),
    ...['', '', '', '', ''],
    amountCell(known),
    amountCell(known),
    none,
    none,
    none,
    none,
    none,
    ...['', ''],
    textCell(words(amountTiyn === null ? 'state-unnamed' : 'state-orphan')),
    '',
    none,
  ]);
}

/** When the first money came in; null where none did. */
function firstMoneyMs({ entries }: SaleHistory): number | null {
  return entries.find(isIncome)?.wallMs ?? null;
}

function paymentNumbers({ purchases }: SaleRecord): string {
  return purchases
    .filter(({ receivedTiyn }) => receivedTiyn > ZERO_TIYN)
    .map(({ qrPaymentId }) => qrPaymentId)
    .join(' ');
}

/** Day and time in Kazakhstan as a Russian spreadsheet reads them. */
function dateAndTime(wallMs: number): readonly [string, string] {
  const [date = '', time = ''] = new Date(wallMs + KAZAKHSTAN_OFFSET_MS).toISOString().split(/[T.]/);
  return [date.split('-').toReversed().join('.'), time];
}
