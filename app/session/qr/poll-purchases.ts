import type { JournalEntry } from '../../journal/entry.ts';
import type { Tiyn } from '../../money/money.ts';
import type { CreatedPurchase, PaymentFailure, PurchaseStatus } from '../../payment/provider.ts';
import { unreachable, type Result } from '../../result.ts';
import { questionsInBackground } from '../state/background-questions.ts';
import { BACKGROUND_QUESTIONS_LIMIT, DELAYS } from '../state/delays.ts';
import type { Effect } from '../state/effect.ts';
import type { Now } from '../../ports/clock.ts';
import type { Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { WatchedPurchase } from '../state/running-payments.ts';
import { andThen, step, type Step } from '../state/step.ts';
import { watchPurchase } from '../state/watch-purchase.ts';
import { onDeclined, onFailed, onProcessed, onScanned, onUnchanged } from './purchase-outcome.ts';
import { waitingSession } from '../state/background-questions.ts';

/** Begins to watch a purchase that was just opened. */
export function watchNew(
  state: KioskState,
  sale: Sale,
  amountTiyn: Tiyn,
  purchase: CreatedPurchase,
  now: Now,
): KioskState {
  return { ...state, watched: [...state.watched, watchPurchase(sale, { ...purchase, amountTiyn }, now)] };
}

/** Who may be asked about next: the customer's purchase always, of the others only a few at a time. */
function candidates(state: KioskState): readonly WatchedPurchase[] {
  const isWaited = (one: WatchedPurchase): boolean => waitingSession(state.session, one) !== null;
  const free = Math.max(0, BACKGROUND_QUESTIONS_LIMIT - questionsInBackground(state));
  const byMoment = (a: WatchedPurchase, b: WatchedPurchase): number => (a.askMonoMs ?? 0) - (b.askMonoMs ?? 0);
  const open = state.watched.filter((one) => one.askMonoMs !== null);
  const background = open.filter((one) => !isWaited(one)).sort(byMoment);
  return [...open.filter(isWaited), ...background.slice(0, free)];
}

/** Asks about every purchase whose time has come. */
export function watchTimers(state: KioskState, now: Now): Step {
  const due = candidates(state).filter((watched) => watched.askMonoMs !== null && watched.askMonoMs <= now.monoMs);
  if (due.length === 0) return step(state);
  const effects: readonly Effect[] = due.map((watched) => ({
    kind: 'ask-status',
    saleId: watched.sale.saleId,
    qrPaymentId: watched.qrPaymentId,
  }));
  const watched = state.watched.map((one) =>
    due.includes(one) ? { ...one, askMonoMs: null, askedMonoMs: now.monoMs } : one,
  );
  return step({ ...state, watched }, { effects });
}

/** When the next question is due. */
export function watchDeadlines(state: KioskState): readonly (number | null)[] {
  return candidates(state).map((watched) => watched.askMonoMs);
}

/** The answer to `ask-status`; it also makes room for a question that had to wait. */
export function onStatusAnswered(
  state: KioskState,
  event: { saleId: string; qrPaymentId: string; result: Result<PurchaseStatus, PaymentFailure> },
  now: Now,
): Step {
  const watched = state.watched.find(
    (one) => one.qrPaymentId === event.qrPaymentId && one.sale.saleId === event.saleId,
  );
  if (watched === undefined) return step(state);
  const answered = event.result.ok
    ? onStatus(state, watched, event.result.value, now)
    : onNoStatus(state, watched, event.result.error, now);
  return state.journal.kind === 'failed' ? answered : andThen(answered, (next) => watchTimers(next, now));
}

function onStatus(state: KioskState, before: WatchedPurchase, status: PurchaseStatus, now: Now): Step {
  const watched = { ...before, deniedSinceMonoMs: null };
  switch (status.kind) {
    case 'processed':
      return onProcessed(drop(state, watched), watched, status.amountTiyn ?? watched.amountTiyn, now);
    case 'failed':
      return onFailed(drop(state, watched), watched, status.name, now);
    case 'declined':
      return onDeclined(again(state, watched, now), watched, status.name, now);
    case 'scanned':
      return onScanned(again(state, { ...watched, scanned: true }, now), watched, now);
    case 'created':
      return onStillCreated(state, watched, now);
    case 'unknown':
      return andThen(againOrDoubt(state, watched, `status ${status.name}`, now), (next) =>
        onUnchanged(next, watched, 'checking', now),
      );
    default:
      return unreachable(status);
  }
}

/** A QR that nobody scanned is dead after its deadline; the margin forgives the other side's clock. */
function onStillCreated(state: KioskState, watched: WatchedPurchase, now: Now): Step {
  const abandoned = waitingSession(state.session, watched) === null;
  // An answer may have waited for the disk: it is about the moment of its question.
  const dead = askedAt(watched, now) >= watched.scanDeadlineMonoMs + DELAYS.expiryMarginMs;
  if (abandoned && !watched.scanned && (dead || (watched.stale && !watched.expired))) {
    const { sale, qrPaymentId } = watched;
    // The wall clock alone may have jumped: the next run would go on watching.
    const expired: JournalEntry = {
      kind: 'purchase-expired',
      saleId: sale.saleId,
      qrPaymentId,
      ...(dead ? {} : { isProvisional: true }),
    };
    const entries = [expired];
    return step(dead ? drop(state, watched) : again(state, { ...watched, expired: true }, now), { entries });
  }
  return andThen(againOrDoubt(state, watched, 'QrTokenCreated', now), (next) =>
    onUnchanged(next, watched, 'not-charged', now),
  );
}

/**
 * No answer, or a refusal. It says something about this purchase only: whether the kiosk may sell is for connecting,
 * pinging and asking for a QR to find out. Silence is never a reason to give a purchase up.
 */
function onNoStatus(state: KioskState, watched: WatchedPurchase, failure: PaymentFailure, now: Now): Step {
  const denied = failure.action === 'purchase-unknown' || failure.action === 'final';
  const next = denied
    ? againOrDoubt(
        state,
        { ...watched, deniedSinceMonoMs: watched.deniedSinceMonoMs ?? askedAt(watched, now) },
        failure.code,
        now,
      )
    : step(again(state, watched, now));
  return andThen(next, (after) => onUnchanged(after, watched, 'checking', now));
}

/** When the question was put that is being answered. */
function askedAt({ askedMonoMs }: WatchedPurchase, now: Now): number {
  return askedMonoMs ?? now.monoMs;
}

function drop(state: KioskState, watched: WatchedPurchase): KioskState {
  return { ...state, watched: state.watched.filter((one) => one.qrPaymentId !== watched.qrPaymentId) };
}

/** Plans the next question. */
function again(state: KioskState, watched: WatchedPurchase, now: Now): KioskState {
  const waited = waitingSession(state.session, watched) !== null;
  // From the answer, not from the question: a strict service counts the time between its arrivals.
  const next = { ...watched, askMonoMs: now.monoMs + pauseMs(watched, waited, now) };
  return { ...state, watched: state.watched.map((one) => (one.qrPaymentId === watched.qrPaymentId ? next : one)) };
}

function pauseMs(watched: WatchedPurchase, waited: boolean, now: Now): number {
  const ageMs = now.monoMs - watched.sinceMonoMs;
  if (waited || ageMs < DELAYS.watchFastForMs) return watched.pollIntervalMs;
  return Math.max(watched.pollIntervalMs, ageMs < DELAYS.watchMediumForMs ? DELAYS.watchMediumMs : DELAYS.watchSlowMs);
}

/** Plans the next question, unless so much time has passed that a person has to look. */
function againOrDoubt(state: KioskState, watched: WatchedPurchase, code: string, now: Now): Step {
  const denied = watched.deniedSinceMonoMs;
  const deniedLong =
    denied !== null &&
    askedAt(watched, now) - denied >= DELAYS.deniedAfterMs &&
    askedAt(watched, now) >= watched.lastDeadlineMonoMs;
  const old = askedAt(watched, now) - watched.sinceMonoMs >= DELAYS.doubtAfterMs;
  if (waitingSession(state.session, watched) === null && (deniedLong || old)) {
    const entry: JournalEntry = {
      kind: 'purchase-doubtful',
      saleId: watched.sale.saleId,
      qrPaymentId: watched.qrPaymentId,
      code,
    };
    return step(drop(state, watched), { entries: [entry] });
  }
  return step(again(state, watched, now));
}
