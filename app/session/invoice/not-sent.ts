import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { type Tiyn, ZERO_TIYN } from '../../money/money.ts';
import { totalTiyn } from '../../payment/commission.ts';
import type { PaymentFailure } from '../../payment/provider.ts';
import type { Now } from '../../ports/clock.ts';
import { abandon } from '../attempt/abandon.ts';
import { withPaymentsLost } from '../gates/gates.ts';
import { withPendingNotice } from '../refund/pending-notices.ts';
import { errorSession } from '../refund/debt.ts';
import { withSearch } from './search.ts';
import { DELAYS } from '../state/delays.ts';
import { type ChosenWay, pickedOf, type Sale } from '../state/sale.ts';
import { hasJustLeft } from '../state/sale-on-screen.ts';
import { rateOf } from '../state/services.ts';
import type { Session } from '../state/session.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';

type Preparing = Extract<Session, { kind: 'preparing' }>;

/** The service sends no invoice to this number: the customer corrects it, and the sale goes on. */
export function refusedNumber(state: KioskState, current: Preparing, entry: JournalEntry, now: Now): Step {
  const { sale, cashTiyn, by, phoneNumber } = current;
  const session: Session = {
    kind: 'phone',
    by,
    picked: pickedOf(sale),
    sale,
    cashTiyn,
    digits: phoneNumber ?? '',
    mistake: 'refused',
    endsMonoMs: now.monoMs + DELAYS.phoneMs,
  };
  return step({ ...state, session }, { entries: [entry] });
}

/**
 * The answer about an invoice was lost: it may be on the telephone, where it can be paid although nobody can ask about
 * it. It is not sent a second time. What may be paid for it is in doubt, under the customer's code, until the service is
 * found to have it or not, where it can be asked.
 */
export function onLostInvoice(
  before: KioskState,
  current: Preparing | null,
  { sale, by, amountTiyn: wantedTiyn }: { sale: Sale; by: ChosenWay; amountTiyn: Tiyn },
  entry: JournalEntry,
  failure: PaymentFailure,
  now: Now,
): Step {
  const { saleId } = sale;
  const code = claimCode(saleId);
  // The telephone asks for the commission as well.
  const amountTiyn = totalTiyn(wantedTiyn, rateOf(before, by.method));
  const lost: JournalEntry = { kind: 'invoice-lost', saleId, amountTiyn, claimCode: code, ...by };
  const state = withSearch(
    withPaymentsLost(before, by.provider, failure.problem, now),
    { sale, by, amountTiyn, lostTiyn: amountTiyn },
    now,
  );
  const { provider } = by;
  const doubt = { reason: 'invoice-lost', sale, provider, claimCode: code, technicalCode: failure.code } as const;
  if (current === null) {
    const isThere = hasJustLeft(state, sale, now);
    const facts = { ...doubt, money: 'in-doubt', amountTiyn } as const;
    return step(isThere ? withPendingNotice(state, facts, now) : state, { entries: [entry, lost] });
  }
  const { cashTiyn } = current;
  const ended = abandon(state, { sale, cashTiyn }, 'unanswered', now, { ...doubt, money: 'in-doubt' });
  const entries = [entry, lost, ...ended.entries];
  // Notes are owed for certain, and that screen has the same code.
  if (cashTiyn > ZERO_TIYN) return { ...ended, entries };
  const facts = { ...doubt, carriedChange: sale.carriedChange, money: 'in-doubt', amountTiyn } as const;
  return { ...ended, state: { ...ended.state, session: errorSession(facts, now) }, entries };
}
