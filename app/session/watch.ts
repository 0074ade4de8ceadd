import type { JournalEntry } from '../journal/entry.ts';
import type { CreatedPurchase, PaymentFailure, PurchaseStatus } from '../payment/provider.ts';
import { unreachable, type Result } from '../result.ts';
import { DELAYS } from './delays.ts';
import { debtEntry, errorSession, startDispensing } from './dispense.ts';
import type { Effect } from './effect.ts';
import type { Now } from './event.ts';
import { withPaymentsLost } from './gates.ts';
import type { KioskState, Sale, Session, WatchedPurchase } from './state.ts';
import { step, type Step } from './step.ts';

/** Begins to watch a purchase; the first question comes one polling interval after its answer (spec 3.3). */
export function watchNew(state: KioskState, sale: Sale, purchase: CreatedPurchase, now: Now): KioskState {
  const watched: WatchedPurchase = {
    sale,
    qrPaymentId: purchase.qrPaymentId,
    pollIntervalMs: purchase.pollIntervalMs,
    sinceMonoMs: now.monoMs,
    lastDeadlineMonoMs: now.monoMs + purchase.scanTimeoutMs + purchase.confirmTimeoutMs,
    askMonoMs: now.monoMs + purchase.pollIntervalMs,
    deniedSinceMonoMs: null,
    scanned: false,
    restored: false,
  };
  return { ...state, watched: [...state.watched, watched] };
}

/** Asks about every purchase whose time has come. */
export function watchTimers(state: KioskState, now: Now): Step {
  const due = state.watched.filter((watched) => watched.askMonoMs !== null && watched.askMonoMs <= now.monoMs);
  if (due.length === 0) return step(state);
  const effects: readonly Effect[] = due.map((watched) => ({
    kind: 'ask-status',
    saleId: watched.sale.saleId,
    qrPaymentId: watched.qrPaymentId,
  }));
  const watched = state.watched.map((one) => (due.includes(one) ? { ...one, askMonoMs: null } : one));
  return step({ ...state, watched }, { effects });
}

/** The answer to `ask-status`. */
export function onStatusAnswered(
  state: KioskState,
  event: { qrPaymentId: string; result: Result<PurchaseStatus, PaymentFailure> },
  now: Now,
): Step {
  const watched = state.watched.find((one) => one.qrPaymentId === event.qrPaymentId);
  if (watched === undefined) return step(state);
  if (!event.result.ok) return onNoStatus(state, watched, event.result.error, now);
  const status = event.result.value;
  switch (status.kind) {
    case 'processed':
      return onProcessed(drop(state, watched), watched, now);
    case 'failed':
      return onFailed(drop(state, watched), watched, status.name, now);
    case 'scanned':
      return onScanned(state, watched, now);
    case 'created':
      return onStillCreated(state, watched, now);
    case 'unknown':
      return againOrDoubt(state, { ...watched, deniedSinceMonoMs: null }, `status ${status.name}`, now);
    default:
      return unreachable(status);
  }
}

function drop(state: KioskState, watched: WatchedPurchase): KioskState {
  return { ...state, watched: state.watched.filter((one) => one.qrPaymentId !== watched.qrPaymentId) };
}

function put(state: KioskState, watched: WatchedPurchase): KioskState {
  return { ...state, watched: state.watched.map((one) => (one.qrPaymentId === watched.qrPaymentId ? watched : one)) };
}

/** The session in which the customer waits for this purchase, if any. */
function waitingSession(session: Session, qrPaymentId: string): Extract<Session, { kind: 'qr' | 'confirm' }> | null {
  const waits = session.kind === 'qr' || session.kind === 'confirm';
  return waits && session.purchase.qrPaymentId === qrPaymentId ? session : null;
}

function onProcessed(state: KioskState, watched: WatchedPurchase, now: Now): Step {
  const { sale, qrPaymentId } = watched;
  const amountTiyn = sale.item.priceTiyn;
  const paid: JournalEntry = { kind: 'paid', saleId: sale.saleId, qrPaymentId, amountTiyn };
  if (waitingSession(state.session, qrPaymentId) !== null) {
    const endsMonoMs = now.monoMs + DELAYS.dispenseWithinMs;
    const next = startDispensing(state, { sale, qrPaymentId, paidAtMs: now.wallMs, attempt: 1, endsMonoMs });
    return { ...next, entries: [paid, ...next.entries] };
  }
  return onPaidLate(state, watched, paid, now);
}

/** Paid after Cancel or the deadline: the money is owed, and whoever still stands there is told so. */
function onPaidLate(state: KioskState, watched: WatchedPurchase, paid: JournalEntry, now: Now): Step {
  const { sale } = watched;
  const amountTiyn = sale.item.priceTiyn;
  const debt = debtEntry(sale.saleId, amountTiyn);
  const entries = [paid, debt];
  const stillThere = !watched.restored && now.monoMs < watched.lastDeadlineMonoMs + DELAYS.lingerMs;
  if (!stillThere || !screenIsFree(state.session, sale)) return step(state, { entries });
  const session = errorSession(
    { reason: 'paid-late', sale, money: 'owed', claimCode: debt.claimCode, amountTiyn },
    now,
  );
  return step({ ...state, session }, { entries });
}

function screenIsFree(session: Session, sale: Sale): boolean {
  return session.kind === 'idle' || (session.kind === 'error' && session.sale?.saleId === sale.saleId);
}

function onFailed(state: KioskState, watched: WatchedPurchase, status: string, now: Now): Step {
  const { sale, qrPaymentId } = watched;
  const entries: readonly JournalEntry[] = [{ kind: 'purchase-failed', saleId: sale.saleId, qrPaymentId, status }];
  if (waitingSession(state.session, qrPaymentId) === null) return step(state, { entries });
  const session = errorSession(
    { reason: 'payment-declined', sale, money: 'not-charged', amountTiyn: sale.item.priceTiyn },
    now,
  );
  return step({ ...state, session }, { entries });
}

function onScanned(state: KioskState, watched: WatchedPurchase, now: Now): Step {
  const next = againOrDoubt(state, { ...watched, scanned: true, deniedSinceMonoMs: null }, 'Wait', now);
  const entries: readonly JournalEntry[] = watched.scanned
    ? []
    : [{ kind: 'scanned', saleId: watched.sale.saleId, qrPaymentId: watched.qrPaymentId }];
  const session = next.state.session;
  if (session.kind !== 'qr' || session.purchase.qrPaymentId !== watched.qrPaymentId) {
    return { ...next, entries: [...entries, ...next.entries] };
  }
  const endsMonoMs = now.monoMs + session.purchase.confirmTimeoutMs;
  const confirm: Session = { kind: 'confirm', sale: session.sale, purchase: session.purchase, endsMonoMs };
  return { ...next, state: { ...next.state, session: confirm }, entries: [...entries, ...next.entries] };
}

/** A QR that nobody scanned is dead after its deadline; a wide margin forgives slow clocks on the other side. */
function onStillCreated(state: KioskState, watched: WatchedPurchase, now: Now): Step {
  const abandoned = waitingSession(state.session, watched.qrPaymentId) === null;
  if (abandoned && !watched.scanned && now.monoMs >= watched.lastDeadlineMonoMs + DELAYS.expiryMarginMs) {
    return step(drop(state, watched), {
      entries: [{ kind: 'purchase-expired', saleId: watched.sale.saleId, qrPaymentId: watched.qrPaymentId }],
    });
  }
  return againOrDoubt(state, { ...watched, deniedSinceMonoMs: null }, 'QrTokenCreated', now);
}

function onNoStatus(state: KioskState, watched: WatchedPurchase, failure: PaymentFailure, now: Now): Step {
  const denied = failure.action === 'purchase-unknown';
  const since = denied ? (watched.deniedSinceMonoMs ?? now.monoMs) : null;
  const next = againOrDoubt(state, { ...watched, deniedSinceMonoMs: since }, failure.code, now);
  if (failure.action !== 'payments-off') return next;
  return { ...next, state: withPaymentsLost(next.state, failure.problem, now) };
}

/** Plans the next question, unless so much time has passed that a person has to look. */
function againOrDoubt(state: KioskState, watched: WatchedPurchase, code: string, now: Now): Step {
  const waiting = waitingSession(state.session, watched.qrPaymentId) !== null;
  const denied = watched.deniedSinceMonoMs;
  const deniedLong =
    denied !== null && now.monoMs - denied >= DELAYS.deniedAfterMs && now.monoMs >= watched.lastDeadlineMonoMs;
  const old = now.monoMs - watched.sinceMonoMs >= DELAYS.doubtAfterMs;
  if (!waiting && (deniedLong || old)) {
    const { sale, qrPaymentId } = watched;
    return step(drop(state, watched), {
      entries: [{ kind: 'purchase-doubtful', saleId: sale.saleId, qrPaymentId, code }],
    });
  }
  const fast = waiting || now.monoMs - watched.sinceMonoMs < DELAYS.watchFastForMs;
  const pauseMs = fast ? watched.pollIntervalMs : Math.max(watched.pollIntervalMs, DELAYS.watchSlowMs);
  return step(put(state, { ...watched, askMonoMs: now.monoMs + pauseMs }));
}
