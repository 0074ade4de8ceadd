import { basename } from 'node:path';
import type { DayPeriod } from '../../app/journal/days.ts';
import {
  countOf,
  FINDINGS_PER_PAGE,
  isOfFilter,
  type FindingFilter,
  type FindingsPage,
  type PaymentFinding,
  type PaymentsSummary,
} from '../../app/import/payment-findings.ts';
import { err, ok, type Result } from '../../app/result.ts';
import { readPayments } from '../import/read-payments.ts';
import { reconcilePayments } from '../import/reconcile-payments.ts';
import type { ComparedList, NotCompared } from './stick-work.ts';

/** Every sale is expected in the list: whoever has the list of one month sees which days the missing ones are of. */
const ALL_DAYS: DayPeriod = { from: null, to: null };

/** Compares lists of payments with the journal, and shows the last one page by page. */
export interface PaymentListComparer {
  compare(file: string, dataDirectory: string): Result<ComparedList, NotCompared>;
  /** Null where no list is held. */
  page(filter: FindingFilter, number: number): FindingsPage | null;
  forget(): void;
}

interface Held {
  readonly summary: PaymentsSummary;
  readonly findings: readonly PaymentFinding[];
}

export function paymentListComparer(): PaymentListComparer {
  let held: Held | null = null;
  return {
    compare(file, dataDirectory) {
      held = null;
      const compared = comparedList(file, dataDirectory);
      if (!compared.ok) return compared;
      held = compared.value;
      return ok({ summary: held.summary, page: pageOf(held, 'not-matched', 1) });
    },
    page: (filter, number) => (held === null ? null : pageOf(held, filter, number)),
    forget() {
      held = null;
    },
  };
}

function comparedList(file: string, dataDirectory: string): Result<Held, NotCompared> {
  const read = readPayments(file, basename(file));
  if (!read.ok) return err({ kind: 'file', ...read.error });
  const { rows, bad } = read.value;
  const findings: PaymentFinding[] = bad.map((row) => ({ kind: 'bad-row', row }));
  const compared = reconcilePayments({ dataDirectory, rows, period: ALL_DAYS }, (payment) => {
    findings.push({ kind: 'payment', payment });
  });
  if (!compared.ok) return err({ kind: 'journal', detail: compared.error });
  const summary = { rows: rows.length + bad.length, badRows: bad.length, counts: compared.value };
  return ok({ summary, findings });
}

function pageOf({ summary, findings }: Held, filter: FindingFilter, wanted: number): FindingsPage {
  const pages = Math.max(1, Math.ceil(countOf(summary, filter) / FINDINGS_PER_PAGE));
  const number = Math.min(Math.max(1, wanted), pages);
  const shown: PaymentFinding[] = [];
  let before = (number - 1) * FINDINGS_PER_PAGE;
  for (const finding of findings) {
    if (!isOfFilter(finding, filter)) continue;
    before -= 1;
    if (before >= 0) continue;
    shown.push(finding);
    if (shown.length === FINDINGS_PER_PAGE) break;
  }
  return { filter, number, pages, findings: shown };
}
