import type { LedgerLine, LedgerTotals } from '../../app/journal/ledger.ts';
import type { ChainVerdict } from '../journal/chain.ts';
import { formatTenge } from '../../app/money/money.ts';
import { columns } from './columns.ts';

const NUMBER_LENGTH = 8;

/** The ledger for eyes: one sale a line, the totals last. */
export function ledgerTable(report: { lines: readonly LedgerLine[]; totals: LedgerTotals }, chain: ChainVerdict | null = null): string {
  const rows = report.lines.map((line) => [
    line.startedAt.slice(0, 'YYYY-MM-DDThh:mm:ss'.length).replace('T', ' '),
    line.saleId.slice(0, NUMBER_LENGTH),
    line.qrPaymentId ?? '-',
    formatTenge(line.priceTiyn),
    formatTenge(line.paidTiyn),
    formatTenge(line.deliveredTiyn),
    formatTenge(line.refundedTiyn),
    formatTenge(line.owedTiyn),
    line.claimCode ?? '-',
    line.state,
  ]);
  const head = ['started (UTC)', 'sale', 'QrPaymentId', 'price', 'paid', 'delivered', 'refunded', 'owed', 'claim', 'state'];
  const text = columns([head, ...rows]);
  const { totals } = report;
  return [
    ...text,
    '',
    `${String(totals.sales)} sales: paid ${formatTenge(totals.paidTiyn)} = delivered ${formatTenge(totals.deliveredTiyn)}` +
      ` + refunded ${formatTenge(totals.refundedTiyn)} + owed ${formatTenge(totals.owedTiyn)}`,
    `${String(totals.open)} open, ${String(totals.unresolved)} unresolved, ${String(totals.debt)} debts, ${String(totals.closed)} closed`,
    ...(chain?.kind === 'intact' ? [`unchanged since it was written; last hash ${chain.head}`] : []),
    '',
  ].join('\n');
}
