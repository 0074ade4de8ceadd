import type { Problem } from '../../../app/problem.ts';
import { ok, type Result } from '../../../app/result.ts';
import type { KioskJournal, OpenedJournal } from '../kiosk-journal.ts';
import type { JournalKeeper } from './journal-keeper.ts';

/** A journal in the thread that asks: whoever asks waits for the disk. */
export function journalInThread(keeper: JournalKeeper): KioskJournal {
  return {
    open: () => openedBy(keeper),
    append: (entries, now) => keeper.append(entries, now),
    probe: () => keeper.probe(),
    tidy: (now) => keeper.tidy(now),
    knowsPurchase: (qrPaymentId) => keeper.knowsPurchase(qrPaymentId),
    close(): void {
      keeper.close();
    },
  };
}

/** Opens, and tells what was done about a damaged journal. */
export function openedBy(keeper: JournalKeeper): Result<OpenedJournal, Problem> {
  const ledger = keeper.open();
  return ledger.ok ? ok({ ledger: ledger.value, rescuedFolder: keeper.rescued?.folder ?? null }) : ledger;
}
