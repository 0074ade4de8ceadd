import type { JournalEntry } from '../../journal/entry.ts';
import type { PaymentAction, PaymentFailure, PurchaseStatus } from '../../payment/provider.ts';
import type { Now } from '../../ports/clock.ts';
import type { Result } from '../../result.ts';
import { waitingSession } from '../state/background-questions.ts';
import { DELAYS } from '../state/delays.ts';
import type { Effect } from '../state/effect.ts';
import type { WatchedPurchase, Withdrawal } from '../state/running-payments.ts';
import { isReady } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import { andThen, step, type Step } from '../state/step.ts';

/**
 * Withdraws every purchase that nobody waits for, so that it outlives its customer as briefly as possible. It is
 * watched on until it is final: a payment of the same second is found, and goes back.
 */
export function withdrawTimers(state: KioskState, now: Now): Step {
  const due = candidates(state).filter(({ withdrawal }) => (withdrawal?.askMonoMs ?? Infinity) <= now.monoMs);
  return due.reduce((before, watched) => andThen(before, (next) => withdraw(next, watched)), step(state));
}

/** When the next request to withdraw a purchase is due; `Infinity` for none. */
export function withdrawDeadline(state: KioskState): number {
  let first = Infinity;
  for (const { withdrawal } of candidates(state)) first = Math.min(first, withdrawal?.askMonoMs ?? Infinity);
  return first;
}

function candidates(state: KioskState): readonly WatchedPurchase[] {
  if (state.watched.length === 0) return state.watched;
  return state.watched.filter(
    (one) =>
      one.withdrawal !== null &&
      one.withdrawal.askMonoMs !== null &&
      waitingSession(state.session, one) === null &&
      isReady(state, one.provider),
  );
}

function withdraw(state: KioskState, asked: WatchedPurchase): Step {
  const { sale, provider, qrPaymentId, withdrawal } = asked;
  const { saleId } = sale;
  const attempt = (withdrawal?.attempts ?? 0) + 1;
  const watched = { ...asked, withdrawal: { attempts: attempt, askMonoMs: null, isAsked: true } };
  const entry: JournalEntry = { kind: 'cancel-asked', saleId, qrPaymentId, attempt };
  const effect: Effect = { kind: 'cancel-purchase', saleId, provider, qrPaymentId };
  return step(
    { ...state, watched: state.watched.map((one) => (one === asked ? watched : one)) },
    { entries: [entry], effects: [effect] },
  );
}

/** Failures that say nothing about this purchase. */
const PASSING: ReadonlySet<PaymentAction> = new Set(['retry', 'register-again', 'payments-off']);

/**
 * Whether the request is repeated: after a lost answer; where the service refuses everything until a technician acts,
 * because the purchase can still be paid afterwards; and where nobody may poll it, after an answer that is not final,
 * because only the next answer can be.
 */
export function afterCancel(
  { isAskedOnTouch }: WatchedPurchase,
  { attempts }: Withdrawal,
  result: Result<PurchaseStatus, PaymentFailure>,
  now: Now,
): Withdrawal {
  const isAgain = isAskedOnTouch || (!result.ok && PASSING.has(result.error.action));
  const notBeforeMs = result.ok ? 0 : (result.error.notSentForMs ?? 0);
  const askMonoMs = isAgain ? now.monoMs + Math.max(pauseMs(attempts), notBeforeMs) : null;
  return { attempts, askMonoMs, isAsked: false };
}

/** The pause before the next request, longer after each. */
function pauseMs(attempts: number): number {
  return Math.min(DELAYS.withdrawAgainMs * 2 ** Math.min(attempts - 1, 10), DELAYS.watchSlowMs);
}
