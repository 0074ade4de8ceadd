import { PAYMENT_MATCHES, type ComparedPayment, type PaymentCounts, type PaymentMatch } from './compare-payments.ts';
import type { BadRow } from './payment-row.ts';

/** Which lines are shown: all that are not matched, those of one kind, or the rows that cannot be read. */
export const FINDING_FILTERS = ['not-matched', ...PAYMENT_MATCHES, 'bad-row'] as const;
export type FindingFilter = (typeof FINDING_FILTERS)[number];

/** One line of the result. */
export type PaymentFinding =
  { readonly kind: 'payment'; readonly payment: ComparedPayment } | { readonly kind: 'bad-row'; readonly row: BadRow };

/** The result in numbers. */
export interface PaymentsSummary {
  readonly rows: number;
  readonly badRows: number;
  readonly counts: PaymentCounts;
}

/** Lines of one page, from 1. */
export interface FindingsPage {
  readonly filter: FindingFilter;
  readonly number: number;
  readonly pages: number;
  readonly findings: readonly PaymentFinding[];
}

export const FINDINGS_PER_PAGE = 12;

/** How many lines a filter has. */
export function countOf({ badRows, counts }: PaymentsSummary, filter: FindingFilter): number {
  if (filter === 'bad-row') return badRows;
  if (filter !== 'not-matched') return counts[filter];
  return PAYMENT_MATCHES.reduce((sum, match) => (isMatched(match) ? sum : sum + counts[match]), badRows);
}

/** Whether the line belongs to the filter. */
export function isOfFilter(finding: PaymentFinding, filter: FindingFilter): boolean {
  if (finding.kind === 'bad-row') return filter === 'bad-row' || filter === 'not-matched';
  const { match } = finding.payment;
  return filter === 'not-matched' ? !isMatched(match) : match === filter;
}

function isMatched(match: PaymentMatch): boolean {
  return match === 'matched';
}
