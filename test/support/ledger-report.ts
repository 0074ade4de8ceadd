import {
  ledgerLine,
  NO_TOTALS,
  orphanLine,
  withOrphan,
  withSale,
  type LedgerLine,
  type LedgerTotals,
  type OrphanLine,
} from '../../app/journal/ledger.ts';
import type { Ledger } from '../../app/journal/replay.ts';

/** Every sale in the order opened, every orphan, and the totals. */
export interface LedgerReport {
  readonly lines: readonly LedgerLine[];
  readonly orphans: readonly OrphanLine[];
  readonly totals: LedgerTotals;
}

/** The report of a ledger that fits into memory. */
export function ledgerReport(ledger: Pick<Ledger, 'sales' | 'orphans'>): LedgerReport {
  const lines = [...ledger.sales.values()].map(ledgerLine);
  const orphans = ledger.orphans.map(orphanLine);
  return { lines, orphans, totals: orphans.reduce(withOrphan, lines.reduce(withSale, NO_TOTALS)) };
}
