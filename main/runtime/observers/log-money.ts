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
  if (kind === 'collection-counted') logCount(entry, log);
  if (kind === 'refund-failed')
    log.write('error', kind, { saleId: entry.saleId, code: entry.code, certain: entry.certain });
}

function logCount(entry: Extract<JournalEntry, { kind: 'collection-counted' }>, log: Log): void {
  const { number, role, amountTiyn, bills, expectedTiyn, expectedBills } = entry;
  const isRight = amountTiyn === expectedTiyn && bills === expectedBills;
  log.write(isRight ? 'info' : 'warning', entry.kind, { number, role, amountTiyn, bills, expectedTiyn, expectedBills });
}
