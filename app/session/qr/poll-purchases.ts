import type { JournalEntry } from '../../journal/entry.ts';
import type { PaymentFailure, PurchaseStatus } from '../../payment/provider.ts';
import { unreachable, type Result } from '../../result.ts';
import { questionsInBackground } from '../state/background-questions.ts';
import { BACKGROUND_QUESTIONS_LIMIT, DELAYS } from '../state/delays.ts';
import type { Effect } from '../state/effect.ts';
import type { Now } from '../../ports/clock.ts';
import type { KioskState } from '../state/state.ts';
import type { WatchedPurchase } from '../state/running-payments.ts';
import { andThen, step, type Step } from '../state/step.ts';
import { withCheckAnswered } from '../invoice/check.ts';
import { isSamePurchase } from '../state/running-payments.ts';
import { countPart } from './part-paid.ts';
import { afterCancel } from './withdraw.ts';
import { onDeclined, onFailed, onProcessed, onScanned, onUnchanged } from './purchase-outcome.ts';
import { waitingSession } from '../state/background-questions.ts';

/** The purchases that may be polled now: the customer's always, of the others a limited number. */
function candidates(state: KioskState): readonly WatchedPurchase[] {
  if (state.watched.length === 0) return [];
  const isWaited = (one: WatchedPurchase): boolean => waitingSession(state.session, one) !== null;
  const free = Math.max(0, BACKGROUND_QUESTIONS_LIMIT - questionsInBackground(state));
  const byMoment = (a: WatchedPurchase, b: WatchedPurchase): number => (a.askMonoMs ?? 0) - (b.askMonoMs ?? 0);
  const open = state.watched.filter((one) => one.askMonoMs !== null && !one.isAskedOnTouch);
  const background = open.filter((one) => !isWaited(one)).sort(byMoment);
  return [...open.filter(isWaited), ...background.slice(0, free)];
}

/** Polls every purchase that is due. */
export function watchTimers(state: KioskState, now: Now): Step {
  const due = candidates(state).filter((watched) => watched.askMonoMs !== null && watched.askMonoMs <= now.monoMs);
  if (due.length === 0) return step(state);
  const effects: readonly Effect[] = due.map((watched) => ({
    kind: 'ask-status',
    saleId: watched.sale.saleId,
    provider: watched.provider,
    qrPaymentId: watched.qrPaymentId,
    isWaited: waitingSession(state.session, watched) !== null,
  }));
  const watched = state.watched.map((one) =>
    due.includes(one) ? { ...one, askMonoMs: null, askedMonoMs: now.monoMs } : one,
  );
  return step({ ...state, watched }, { effects });
}

/** When the next of the purchases that may be polled is due; `Infinity` for none. */
export function watchDeadline(state: KioskState): number {
  let first = Infinity;
  for (const { askMonoMs } of candidates(state)) first = Math.min(first, askMonoMs ?? Infinity);
  return first;
}

interface Answered {
  readonly saleId: string;
  readonly qrPaymentId: string;
  readonly result: Result<PurchaseStatus, PaymentFailure>;
}

/** The answer to a question about a purchase; it also allows the next waiting request. */
export function onStatusAnswered(before: KioskState, event: Answered, now: Now): Step {
  const watched = before.watched.find(
    (one) => one.qrPaymentId === event.qrPaymentId && one.sale.saleId === event.saleId,
  );
  if (watched === undefined) return step(before);
  const state = withCheckAnswered(before, watched, event.result);
  const answered = event.result.ok
    ? onStatus(state, watched, event.result.value, now)
    : onNoStatus(state, watched, event.result.error, now);
  return state.journal.kind === 'failed' ? answered : andThen(answered, (next) => watchTimers(next, now));
}

/** The answer to a request to withdraw a purchase says what became of it, like any other. */
export function onCancelAnswered(state: KioskState, event: Answered, now: Now): Step {
  const asked = state.watched.find((one) => one.qrPaymentId === event.qrPaymentId && one.sale.saleId === event.saleId);
  if (asked?.withdrawal?.isAsked !== true) return step(state);
  const withdrawal = afterCancel(asked, asked.withdrawal, event.result, now);
  const watched = { ...asked, withdrawal };
  const next = { ...state, watched: state.watched.map((one) => (one === asked ? watched : one)) };
  // A missing answer says nothing about the purchase; whoever may be polled is polled.
  if (!event.result.ok) {
    const isSilent = event.result.error.action === 'retry' || !watched.isAskedOnTouch;
    return isSilent ? step(next) : onNoStatus(next, watched, event.result.error, now);
  }
  return andThen(onStatus(next, watched, event.result.value, now), (after) => watchTimers(after, now));
}

function onStatus(state: KioskState, before: WatchedPurchase, status: PurchaseStatus, now: Now): Step {
  const watched = { ...before, deniedSinceMonoMs: null };
  switch (status.kind) {
    case 'processed':
      return onProcessed(drop(state, watched), watched, status.amountTiyn ?? watched.amountTiyn, now);
    case 'part-paid':
      return onPartPaid(state, watched, status, now);
    case 'failed':
      return onFailed(drop(state, watched), watched, status.name, now);
    case 'declined':
      return onDeclined(again(state, watched, now), watched, status.name, now);
    case 'scanned':
      return onScanned(again(state, { ...watched, scanned: true }, now), watched, now);
    case 'created':
      return onStillCreated(state, watched, now);
    case 'cancelling':
      return andThen(againOrDoubt(state, watched, status.kind, now), (next) =>
        onUnchanged(next, watched, 'checking', now),
      );
    case 'unknown':
      return andThen(againOrDoubt(state, watched, `status ${status.name}`, now), (next) =>
        onUnchanged(next, watched, 'checking', now),
      );
    default:
      return unreachable(status);
  }
}

/** A part has come in: the customer pays the rest or leaves, and what is in is recorded at once. */
function onPartPaid(
  state: KioskState,
  watched: WatchedPurchase,
  { amountTiyn, isOpen }: Extract<PurchaseStatus, { kind: 'part-paid' }>,
  now: Now,
): Step {
  // Everything that was asked for is no part, whatever the service calls it.
  if (amountTiyn >= watched.amountTiyn) return onProcessed(drop(state, watched), watched, amountTiyn, now);
  const counted = countPart(state, watched, amountTiyn, now);
  if (!isOpen)
    return andThen(counted, (next) => onFailed(drop(next, watched), latest(next, watched), 'part-paid', now));
  return andThen(counted, (next) =>
    andThen(againOrDoubt(next, latest(next, watched), 'part-paid', now), (after) =>
      onUnchanged(after, latest(after, watched), 'checking', now),
    ),
  );
}

function latest(state: KioskState, watched: WatchedPurchase): WatchedPurchase {
  return state.watched.find((one) => isSamePurchase(one, watched)) ?? watched;
}

/** An unscanned QR is expired after its deadline; the margin allows for the bank's clock. */
function onStillCreated(state: KioskState, watched: WatchedPurchase, now: Now): Step {
  const abandoned = waitingSession(state.session, watched) === null;
  // The answer is about the moment of its request, because it may have waited for the disk.
  const dead = askedAt(watched, now) >= watched.scanDeadlineMonoMs + DELAYS.expiryMarginMs;
  if (abandoned && !watched.scanned && (dead || (watched.stale && !watched.expired))) {
    const { sale, qrPaymentId } = watched;
    // If only the wall clock has jumped, the purchase is closed in the journal but still polled by this run.
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
 * Handles a missing answer or a refusal, which affects this purchase only: connecting, pinging and requesting a QR
 * decide whether the kiosk sells. A purchase is never closed because of missing answers.
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

/** When the request of the present answer was sent. */
function askedAt({ askedMonoMs }: WatchedPurchase, now: Now): number {
  return askedMonoMs ?? now.monoMs;
}

function drop(state: KioskState, watched: WatchedPurchase): KioskState {
  return { ...state, watched: state.watched.filter((one) => !isSamePurchase(one, watched)) };
}

/** Plans the next poll. */
function again(state: KioskState, watched: WatchedPurchase, now: Now): KioskState {
  const waited = waitingSession(state.session, watched) !== null;
  // The pause counts from the answer, because a strict service measures the time between arrivals.
  const askMonoMs = watched.isAskedOnTouch ? null : now.monoMs + pauseMs(watched, waited, now);
  const next = { ...watched, askMonoMs };
  return { ...state, watched: state.watched.map((one) => (isSamePurchase(one, watched) ? next : one)) };
}

function pauseMs(watched: WatchedPurchase, waited: boolean, now: Now): number {
  const ageMs = now.monoMs - watched.sinceMonoMs;
  if (waited || ageMs < DELAYS.watchFastForMs) return watched.pollIntervalMs;
  return Math.max(watched.pollIntervalMs, ageMs < DELAYS.watchMediumForMs ? DELAYS.watchMediumMs : DELAYS.watchSlowMs);
}

/** Plans the next poll, or records a doubt for a person after the limit. */
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
