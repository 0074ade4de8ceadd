import type { PersonsQuestion } from '../../payment/persons-question.ts';
import type { PaymentFailure, PurchaseStatus } from '../../payment/provider.ts';
import type { Result } from '../../result.ts';
import type { Now } from '../../ports/clock.ts';
import { waitingSession } from '../state/background-questions.ts';
import { DELAYS } from '../state/delays.ts';
import type { Effect } from '../state/effect.ts';
import type { WatchedPurchase } from '../state/running-payments.ts';
import type { KioskState } from '../state/state.ts';
import { step, type Step } from '../state/step.ts';

/** "Check payment": one question about an invoice or a code that must not be asked about on a timer. */
export function onCheck(state: KioskState, { question }: { question: PersonsQuestion }): Step {
  const { session } = state;
  const canCheck = session.kind === 'invoice' || session.kind === 'qr';
  if (!canCheck || session.check === 'asked' || session.closing) return step(state);
  const watched = state.watched.find((one) => waitingSession(session, one) !== null);
  if (watched?.isAskedOnTouch !== true) return step(state);
  const { provider, qrPaymentId, sale } = watched;
  const effect: Effect = { kind: 'ask-for-person', saleId: sale.saleId, provider, qrPaymentId, question };
  return step({ ...state, session: { ...session, check: 'asked' } }, { effects: [effect] });
}

/** What the screen says about the last touch, until the answer itself changes the screen. */
export function withCheckAnswered(
  state: KioskState,
  watched: WatchedPurchase,
  result: Result<PurchaseStatus, PaymentFailure>,
): KioskState {
  const session = waitingSession(state.session, watched);
  if (session?.check !== 'asked') return state;
  return { ...state, session: { ...session, check: result.ok ? 'not-paid' : 'unanswered' } };
}

/** "Pay the rest": the customer agrees to pay what is missing of a purchase that was paid in part. */
export function onPayRest(state: KioskState, now: Now): Step {
  const { session } = state;
  const waits = session.kind === 'qr' || session.kind === 'invoice' || session.kind === 'confirm';
  if (!waits || session.closing || session.paysRest) return step(state);
  const isPart = state.watched.some((one) => waitingSession(session, one) !== null && one.receivedTiyn > 0);
  if (!isPart) return step(state);
  const limitMs = Math.max(session.limitMs, DELAYS.partPaidMs);
  return step({ ...state, session: { ...session, paysRest: true, limitMs, endsMonoMs: now.monoMs + limitMs } });
}
