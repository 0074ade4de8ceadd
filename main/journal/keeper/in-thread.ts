import type { Problem } from '../../../app/problem.ts';
import { ok, type Result } from '../../../app/result.ts';
import type { KioskJournal, OpenedJournal } from '../kiosk-journal.ts';
import type { JournalKeeper } from './journal-keeper.ts';

/** A journal in the caller's thread, which waits for the disk. */
export function journalInThread(keeper: JournalKeeper): KioskJournal {
  return {
    open: () => openedBy(keeper),
    append: (entries, now) => keeper.append(entries, now),
    probe: () => keeper.probe(),
    tidy: (now) => keeper.tidy(now),
    knowsPurchase: (qrPaymentId, binding) => keeper.knowsPurchase(qrPaymentId, binding),
    close(): void {
      keeper.close();
    },
  };
}

/** Opens the journal and returns the ledger with the folder of a damaged one. */
export function openedBy(keeper: JournalKeeper): Result<OpenedJournal, Problem> {
  const ledger = keeper.open();
  return ledger.ok ? ok({ ledger: ledger.value, rescuedFolder: keeper.rescued?.folder ?? null }) : ledger;
}
