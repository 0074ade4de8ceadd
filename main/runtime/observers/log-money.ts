import type { JournalEntry } from '../../../app/journal/entry.ts';
import type { Log } from '../../../app/log/events.ts';
import type { LoopObserver } from './observer.ts';

/** Logs for the technician what happened to money that bought no product; the journal has all details. */
export function logMoney(log: Log): LoopObserver {
  return {
    name: 'log-money',
    observe({ entries }): void {
      for (const entry of entries) logEntry(entry, log);
    },
  };
}

function logEntry(entry: JournalEntry, log: Log): void {
  const { kind } = entry;
  if (kind === 'refund-done' || kind === 'debt-recorded' || kind === 'debt-settled') {
    log.write('warning', kind, { saleId: entry.saleId, amountTiyn: entry.amountTiyn });
  }
  if (kind === 'bill-doubtful') log.write('error', kind, { saleId: entry.saleId, billTiyn: entry.billTiyn });
  if (kind === 'orphan-recorded') log.write('error', kind, { orphanId: entry.orphanId, amountTiyn: entry.amountTiyn });
  if (kind === 'cash-collected') log.write('info', kind, { amountTiyn: entry.amountTiyn, bills: entry.bills });
  if (kind === 'refund-failed')
    log.write('error', kind, { saleId: entry.saleId, code: entry.code, certain: entry.certain });
}
