import type { LedgerLine, LedgerTotals, OrphanLine } from '../../../app/journal/ledger.ts';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import type { ChainCheck } from '../../journal/chain.ts';
import { columns, widthsOf } from './columns.ts';
import type { JournalReading } from '../../ledger/in-journal.ts';
import { ledgerItems } from './lines.ts';

const NUMBER_LENGTH = 8;
/** Column widths are computed from this many rows; a wider cell further down widens its column from there on. */
const ROWS_PER_BLOCK = 2_000;
const HEAD = [
  'started (UTC)',
  'sale',
  'by',
  'payment number',
  'price',
  'paid',
  'delivered',
  'refunded',
  'owed',
  'in doubt',
  'claim',
  'state',
];

/** The ledger as a table: one sale per line, then the orphans, the totals last. Throws as `replay` does. */
export function* ledgerTable(reading: JournalReading): Generator<string> {
  let rows: (readonly string[])[] = [HEAD];
  let widths: readonly number[] = [];
  const orphans: (readonly string[])[] = [];
  const block = (): string => {
    widths = widthsOf(rows, widths);
    const text = linesOf(columns(rows, widths));
    rows = [];
    return text;
  };
  for (const item of ledgerItems(reading)) {
    if (item.kind === 'sale') rows.push(saleRow(item.line));
    else if (item.kind === 'orphan') orphans.push(orphanRow(item.line));
    else yield block() + orphanTable(orphans) + linesOf(['', ...totalLines(item.totals, reading.chain())]);
    if (rows.length >= ROWS_PER_BLOCK) yield block();
  }
}

function saleRow(line: LedgerLine): readonly string[] {
  return [
    shortMoment(line.startedAt),
    line.saleId.slice(0, NUMBER_LENGTH),
    line.provider,
    line.qrPaymentId ?? '-',
    formatTenge(line.priceTiyn),
    formatTenge(line.paidTiyn),
    formatTenge(line.deliveredTiyn),
    formatTenge(line.refundedTiyn),
    formatTenge(line.owedTiyn),
    line.inDoubtTiyn === ZERO_TIYN ? '-' : formatTenge(line.inDoubtTiyn),
    line.claimCode ?? '-',
    line.state,
  ];
}

const UNKNOWN = '?';

function orphanRow({ at, orphanId, source, amountTiyn }: OrphanLine): readonly string[] {
  return [
    shortMoment(at),
    orphanId.slice(0, NUMBER_LENGTH),
    source,
    amountTiyn === null ? UNKNOWN : formatTenge(amountTiyn),
  ];
}

function orphanTable(rows: readonly (readonly string[])[]): string {
  return rows.length === 0
    ? ''
    : linesOf([
        '',
        'money that belongs to no sale:',
        ...columns([['at (UTC)', 'orphan', 'source', 'amount'], ...rows]),
      ]);
}

function totalLines(totals: LedgerTotals, chain: ChainCheck | null): readonly string[] {
  return [
    `${String(totals.sales)} sales: paid ${formatTenge(totals.paidTiyn)} = delivered ${formatTenge(totals.deliveredTiyn)}` +
      ` + refunded ${formatTenge(totals.refundedTiyn)} + owed ${formatTenge(totals.owedTiyn)}`,
    ...(totals.commissionTiyn === ZERO_TIYN
      ? []
      : [`commissions of services: ${formatTenge(totals.commissionTiyn)}, part of what was paid`]),
    ...(totals.inDoubtTiyn === ZERO_TIYN
      ? []
      : [`in doubt ${formatTenge(totals.inDoubtTiyn)}, part of none of these: see the claim codes`]),
    `${String(totals.open)} open, ${String(totals.unresolved)} unresolved, ${String(totals.debt)} debts, ${String(totals.closed)} closed`,
    ...(totals.orphans === 0
      ? []
      : [`${String(totals.orphans)} orphans: ${formatTenge(totals.orphansTiyn)} that belong to no sale`]),
    ...(chain?.kind === 'intact' ? [`unchanged since it was written; last hash ${chain.head}`] : []),
  ];
}

function shortMoment(iso: string): string {
  return iso.slice(0, 'YYYY-MM-DDThh:mm:ss'.length).replace('T', ' ');
}

function linesOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
