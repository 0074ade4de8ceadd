import type { JournalEntry } from '../../journal/entry.ts';
import { addTiyn, subtractTiyn, type Tiyn } from '../../money/money.ts';
import type { Now } from '../../ports/clock.ts';
import { claimCode } from '../../claim-code.ts';
import { debtEntry } from '../refund/debt.ts';
import { withPendingNotice } from '../refund/pending-notices.ts';
import { waitingSession } from '../state/background-questions.ts';
import { DELAYS } from '../state/delays.ts';
import { isSamePurchase, type WatchedPurchase } from '../state/running-payments.ts';
import { hasJustLeft, isOnScreen } from '../state/sale-on-screen.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';

/**
 * Counts what has come in of a purchase in parts. With its customer at the screen it is part of the payment; otherwise
 * it is owed at once, because no service gives a part back by itself.
 */
export function countPart(state: KioskState, watched: WatchedPurchase, amountTiyn: Tiyn, now: Now): Step {
  const { sale, qrPaymentId, receivedTiyn, partOwedTiyn } = watched;
  const { saleId } = sale;
  // Less than before is no fact about money that has come in already.
  if (amountTiyn <= receivedTiyn) return step(state);
  const part: JournalEntry = { kind: 'part-paid', saleId, qrPaymentId, amountTiyn };
  const session = waitingSession(state.session, watched);
  if (session !== null) {
    const endsMonoMs = now.monoMs + DELAYS.partPaidMs;
    const asking = { ...session, paysRest: false, limitMs: DELAYS.partPaidMs, endsMonoMs, closing: false };
    return step(
      { ...withPurchase(state, { ...watched, receivedTiyn: amountTiyn }), session: asking },
      { entries: [part] },
    );
  }
  const owedTiyn = subtractTiyn(amountTiyn, partOwedTiyn);
  const counted = withPurchase(state, { ...watched, receivedTiyn: amountTiyn, partOwedTiyn: amountTiyn });
  const isThere = isOnScreen(state.session, sale) || hasJustLeft(state, sale, now);
  const facts = {
    reason: 'part-paid',
    sale,
    qrPaymentId,
    provider: watched.provider,
    money: 'owed',
    claimCode: claimCode(saleId),
    amountTiyn: addTiyn(amountTiyn, watched.owedTiyn),
  } as const;
  return step(isThere ? withPendingNotice(counted, facts, now) : counted, {
    entries: [part, debtEntry(saleId, owedTiyn)],
  });
}

function withPurchase(state: KioskState, watched: WatchedPurchase): KioskState {
  return { ...state, watched: state.watched.map((one) => (isSamePurchase(one, watched) ? watched : one)) };
}
