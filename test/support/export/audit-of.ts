import { newAudit, noteEntry, noteSale, type Audit } from '../../../app/export/eva/audit.ts';
import type { RecordedEntry } from '../../../app/journal/entry.ts';
import { saleHistories } from '../../../main/ledger/sale-histories.ts';
import type { JournalReading } from '../../../main/ledger/in-journal.ts';

/** Entries in memory, read as a journal is. */
export function readingOfEntries(entries: readonly RecordedEntry[]): JournalReading {
  const lasts = new Set(
    new Map(
      entries.flatMap(({ entry, sequence }) => ('saleId' in entry ? [[entry.saleId, sequence] as const] : [])),
    ).values(),
  );
  return {
    entries,
    chain: () => null,
    lastOfSale: () => (sequence) => lasts.has(sequence),
    entriesOf: (saleId) => entries.filter(({ entry }) => 'saleId' in entry && entry.saleId === saleId),
  };
}

/** The counters of these entries; those behind `since` are since the last read. */
export function auditOf(entries: readonly RecordedEntry[], since = 0): Audit {
  const audit = newAudit(since);
  const histories = saleHistories(readingOfEntries(entries), (recorded) => {
    noteEntry(audit, recorded);
  });
  for (const history of histories) noteSale(audit, history);
  return audit;
}
