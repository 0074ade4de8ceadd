import type { DayTotals } from '../../app/journal/day-totals.ts';
import { KAZAKHSTAN_OFFSET_MS, KAZAKHSTAN_ZONE, type DayPeriod } from '../../app/journal/days.ts';
import { formatTenge } from '../../app/money/money.ts';
import { columns } from './columns.ts';
import type { AuditedTotals } from './read-ledger.ts';

const HEAD = ['day', 'method', 'attempts', 'sales', 'sold', 'dispensed', 'refunded', 'owed', 'debts', 'settled', 'went back'];

/** The day's totals for eyes: one day and method a line, the sum last. */
export function totalsTable({ days, sum, jumps, chain }: AuditedTotals): string {
  const table = [HEAD, ...days.map((line) => [line.day, line.method, ...cells(line)]), ['total', '', ...cells(sum)]];
  return [
    ...columns(table),
    '',
    `days of Kazakhstan (${KAZAKHSTAN_ZONE}); a sale belongs to the day on which it was paid: sold = dispensed + refunded + owed`,
    ...jumps.map(({ sequence, expectedMs, wallMs }) => `! entry ${String(sequence)}: the clock was set from ${local(expectedMs)} to ${local(wallMs)}; days near it are as the clock showed them`),
    ...(chain?.kind === 'intact' ? [`unchanged since it was written; last hash ${chain.head}`] : []),
    '',
  ].join('\n');
}

/** The same for programs: one object a line, the sum last. */
export function totalsLines({ days, sum, jumps, chain }: AuditedTotals, { from, to }: DayPeriod): string {
  const clockJumps = jumps.map(({ sequence, expectedMs, wallMs }) => ({ clockJump: { sequence, expectedAt: iso(expectedMs), shownAt: iso(wallMs) } }));
  const lines: readonly object[] = [...days, ...clockJumps, { totals: { from, to, zone: KAZAKHSTAN_ZONE, ...sum, chain } }];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function cells(line: Omit<DayTotals, 'day' | 'method'>): readonly string[] {
  const money = [line.soldTiyn, line.dispensedTiyn, line.refundedTiyn, line.owedTiyn].map(formatTenge);
  return [String(line.attempts), String(line.sales), ...money, String(line.debts), formatTenge(line.settledTiyn), formatTenge(line.wentBackTiyn)];
}

function iso(wallMs: number): string {
  return new Date(wallMs).toISOString();
}

function local(wallMs: number): string {
  return iso(wallMs + KAZAKHSTAN_OFFSET_MS).slice(0, 'yyyy-mm-ddThh:mm:ss'.length).replace('T', ' ');
}
