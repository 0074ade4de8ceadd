import type { Sums } from '../../../app/journal/day-totals.ts';
import { KAZAKHSTAN_OFFSET_MS, KAZAKHSTAN_ZONE, type DayPeriod } from '../../../app/journal/days.ts';
import { formatTenge, ZERO_TIYN } from '../../../app/money/money.ts';
import { columns } from './columns.ts';
import type { LedgerFailure } from './lines.ts';
import type { AuditedTotals } from '../../ledger/read-ledger.ts';

const HEAD = [
  'day',
  'method',
  'attempts',
  'sales',
  'sold',
  'dispensed',
  'refunded',
  'owed',
  'debts',
  'settled',
  'went back',
];

const CASH_HEAD = [
  'day',
  'notes',
  'drawn in',
  'change owed',
  'change kept',
  'orphans',
  'their sum',
  'collected',
  'notes',
  'amount',
];

/** The totals as a table: one day and method per line, the sum last; below it the notes, if there were any. */
export function totalsTable({ days, sum, jumps, chain }: AuditedTotals): string {
  const row = (day: string, method: string, line: Sums): readonly string[] => [
    ...[day, method, ...cells(line)],
    ...(sum.commissionTiyn > ZERO_TIYN ? [formatTenge(line.commissionTiyn)] : []),
  ];
  const head = sum.commissionTiyn > ZERO_TIYN ? [...HEAD, 'commission'] : HEAD;
  const table = [head, ...days.map((line) => row(line.day, line.method, line)), row('total', '', sum)];
  return [
    ...columns(table),
    ...cashTable(days, sum),
    '',
    `days of Kazakhstan (${KAZAKHSTAN_ZONE}); a sale belongs to the day on which it was paid: sold = dispensed + refunded + owed`,
    ...(hasCash(sum) ? CASH_NOTES : []),
    ...(sum.commissionTiyn > ZERO_TIYN
      ? ['commission is what a service took on top of the price; it is part of sold']
      : []),
    ...jumps.map(
      ({ sequence, expectedMs, wallMs }) =>
        `! entry ${String(sequence)}: the clock was set from ${local(expectedMs)} to ${local(wallMs)}; days near it are as the clock showed them`,
    ),
    ...(chain?.kind === 'intact' ? [`unchanged since it was written; last hash ${chain.head}`] : []),
    '',
  ].join('\n');
}

/** The totals for programs: one object per line, the sum last. */
export function totalsLines(
  { days, sum, jumps, chain }: AuditedTotals,
  { from, to }: DayPeriod,
  failure: LedgerFailure | null = null,
): string {
  const clockJumps = jumps.map(({ sequence, expectedMs, wallMs }) => ({
    clockJump: { sequence, expectedAt: iso(expectedMs), shownAt: iso(wallMs) },
  }));
  const lines: readonly object[] = [
    ...days,
    ...clockJumps,
    { totals: { from, to, zone: KAZAKHSTAN_ZONE, ...sum, chain }, ...failure },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function cells(line: Sums): readonly string[] {
  const money = [line.soldTiyn, line.dispensedTiyn, line.refundedTiyn, line.owedTiyn].map(formatTenge);
  return [
    String(line.attempts),
    String(line.sales),
    ...money,
    String(line.debts),
    formatTenge(line.settledTiyn),
    formatTenge(line.wentBackTiyn),
  ];
}

const CASH_NOTES = [
  'sold by notes is in the line of cash, at a service in that of its way to pay; products and payments by hand use up the notes of a sale first',
  'change owed is part of owed, change kept part of dispensed; notes are drawn in and collected on their own day, orphans are part of no sale',
];

function hasCash({ bills, orphans, collections }: Sums): boolean {
  return bills + orphans + collections > 0;
}

function cashTable(days: AuditedTotals['days'], sum: Sums): readonly string[] {
  if (!hasCash(sum)) return [];
  const rows = days.flatMap((line) => (line.method === 'cash' ? [[line.day, ...cashCells(line)]] : []));
  return ['', ...columns([CASH_HEAD, ...rows, ['total', ...cashCells(sum)]])];
}

function cashCells(line: Sums): readonly string[] {
  const notes = [
    String(line.bills),
    formatTenge(line.cashInTiyn),
    formatTenge(line.changeOwedTiyn),
    formatTenge(line.changeKeptTiyn),
  ];
  return [
    ...notes,
    String(line.orphans),
    formatTenge(line.orphansTiyn),
    String(line.collections),
    String(line.collectedBills),
    formatTenge(line.collectedTiyn),
  ];
}

function iso(wallMs: number): string {
  return new Date(wallMs).toISOString();
}

function local(wallMs: number): string {
  return iso(wallMs + KAZAKHSTAN_OFFSET_MS)
    .slice(0, 'yyyy-mm-ddThh:mm:ss'.length)
    .replace('T', ' ');
}
