import type { AbandonReason, JournalEntry } from '../journal/entry.ts';
import { ZERO_TIYN, type Tiyn } from '../money/money.ts';
import { debtEntry, errorSession } from './debt.ts';
import type { Now } from './event.ts';
import { totalTiyn, type Sale } from './sale.ts';
import type { KioskState, Session } from './state.ts';
import { step, type Step } from './step.ts';
import type { ErrorReason, MoneyFact } from './view.ts';

/** Ends the attempt for the customer; what the service may still do is watched, and notes that are in are owed. */
export function abandon(
  state: KioskState,
  { sale, cashTiyn }: { sale: Sale; cashTiyn: Tiyn },
  reason: AbandonReason,
  now: Now,
  error?: { reason: ErrorReason; money: MoneyFact; technicalCode?: string },
): Step {
  const abandoned: JournalEntry = { kind: 'attempt-abandoned', saleId: sale.saleId, reason };
  if (cashTiyn > ZERO_TIYN) {
    const debt = debtEntry(sale.saleId, cashTiyn);
    const facts = { reason: 'cash-not-used', ...error, sale, money: 'owed', claimCode: debt.claimCode, amountTiyn: cashTiyn } as const;
    return step({ ...state, session: errorSession(facts, now) }, { entries: [abandoned, debt] });
  }
  const session: Session = error === undefined ? { kind: 'idle' } : errorSession({ ...error, sale, amountTiyn: totalTiyn(sale) }, now);
  return step({ ...state, session }, { entries: [abandoned] });
}
