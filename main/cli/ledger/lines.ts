import type { failureFacts } from '../../../app/command-line/run-command.ts';
import {
  ledgerLine,
  NO_TOTALS,
  orphanLine,
  withOrphan,
  withSale,
  type LedgerLine,
  type LedgerTotals,
  type OrphanLine,
} from '../../../app/journal/ledger.ts';
import type { JournalReading } from '../../ledger/in-journal.ts';
import { saleHistories } from '../../ledger/sale-histories.ts';

/** The parts of the ledger in the order of printing. */
export type LedgerItem =
  | { readonly kind: 'sale'; readonly line: LedgerLine }
  | { readonly kind: 'orphan'; readonly line: OrphanLine }
  | { readonly kind: 'totals'; readonly totals: LedgerTotals };

/** Yields every sale in the order opened, every orphan, then the totals. Throws as `replay` does. */
export function* ledgerItems(reading: JournalReading): Generator<LedgerItem> {
  let totals = NO_TOTALS;
  const orphans = new Map<string, OrphanLine>();
  const histories = saleHistories(reading, ({ entry, wallMs }) => {
    if (entry.kind === 'orphan-recorded') orphans.set(entry.orphanId, orphanLine({ ...entry, atMs: wallMs }));
    if (entry.kind === 'orphan-assigned') orphans.delete(entry.orphanId);
  });
  for (const { sale } of histories) {
    const line = ledgerLine(sale);
    totals = withSale(totals, line);
    yield { kind: 'sale', line };
  }
  for (const line of orphans.values()) {
    totals = withOrphan(totals, line);
    yield { kind: 'orphan', line };
  }
  yield { kind: 'totals', totals };
}

/** The amount written at once; separate writes would cost more than the lines themselves. */
const CHARACTERS_PER_WRITE = 65_536;

/** The additional fields of the last line where the journal cannot be trusted. */
export type LedgerFailure = ReturnType<typeof failureFacts>;

/** One JSON object per line, as the outside contract defines, several lines at a time. */
export function* ledgerLines(reading: JournalReading, failure: LedgerFailure | null = null): Generator<string> {
  let text = '';
  for (const item of ledgerItems(reading)) {
    text += `${JSON.stringify(item.kind === 'totals' ? { totals: { ...item.totals, chain: reading.chain() }, ...failure } : item.line)}\n`;
    if (text.length < CHARACTERS_PER_WRITE) continue;
    yield text;
    text = '';
  }
  yield text;
}
