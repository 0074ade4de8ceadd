import { unreachable } from '../result.ts';
import { canAcceptMoney } from './choose/can-accept-money.ts';
import { switchBills } from './cash/bills.ts';
import {
  onAcceptorOut,
  onAcceptorPausing,
  onAcceptorReady,
  onBillDoubtful,
  onBillEscrowed,
  onBillFound,
  onBillNowhere,
  onBillReturned,
  onBillStacked,
  onCassetteRemoved,
} from './cash/cash.ts';
import { withNoteTry } from './cash/tried-note.ts';
import { withLastSale } from './cash/unasked-note.ts';
import { withInterrupted } from './recovery/interrupted-sale.ts';
import { withPaidNumbers } from './state/paid-numbers.ts';
import { withSaleLanguage } from './recovery/sale-language.ts';
import { onSend } from './choose/send-invoice.ts';
import { onCheck, onPayRest } from './invoice/check.ts';
import { onFindAnswered } from './invoice/search.ts';
import { onDigit, onErase } from './invoice/keypad.ts';
import { onMore, withCarriedChangeTime } from './change/spend-change.ts';
import { onPieces } from './choose/basket.ts';
import { onChoose, onMethod, onPay, onQuantity } from './choose/choose-product.ts';
import { withAttraction } from './attract.ts';
import { withDarkness } from './darkness.ts';
import { DELAYS } from './state/delays.ts';
import { withNoticeTime } from './notice-time.ts';
import { onPulseDone, onPulseFailed, onRelayReady, onSensorReady } from './dispense/dispense.ts';
import type { Now } from '../ports/clock.ts';
import type { KioskEvent, Touch } from './state/event.ts';
import { withRegistration } from './gates/register-again.ts';
import { onConnectAnswered, onPingAnswered, withClock } from './gates/gates.ts';
import { onCancel, onRelayLostInSale } from './interrupt.ts';
import { withPaper, withSlips } from './printing.ts';
import { onCancelAnswered, onStatusAnswered } from './qr/poll-purchases.ts';
import { continueAfterConnect, onCustomerAnswered, onPurchaseAnswered } from './qr/request-qr.ts';
import { onBooted } from './recovery/after-restart.ts';
import { onBroken, onJournalRecovered, onJournalRefused } from './recovery/journal-outage.ts';
import { withNextSettings } from './next-settings.ts';
import { canOpenService } from './quiet.ts';
import { showPendingNotice } from './refund/pending-notices.ts';
import { continueRefundQr, onRefundQrAnswered, onRefundQrPurchases, onRefundQrStatus } from './refund/refund-qr.ts';
import { hurryRefunds, onDetailsAnswered, onRefundProgress, onRefundReply, refundTimers } from './refund/refunds.ts';
import type { Picked } from './state/sale.ts';
import type { Session } from './state/session.ts';
import type { KioskState } from './state/state.ts';
import { andThen, step, type Step } from './state/step.ts';
import { onStillThere } from './still-there.ts';
import { onTimePassed, thenBackground } from './timers.ts';

/**
 * The behaviour of the kiosk as a pure function. The caller writes `entries` durably, shows the view of `state` and
 * only then carries out `effects`; if the entries cannot be written, the step did not happen and the caller sends
 * `journal-refused` instead.
 */
export function transition(state: KioskState, event: KioskEvent, now: Now): Step {
  const next = withInterrupted(
    withSlips(state, switchBills(withNextSettings(withNotices(state, event, now))), now),
    event,
    now,
  );
  const idle = withLastSale(state, withIdleReset(state, next.state, event, now), now);
  const after = withNoticeTime(
    withAttraction(withDarkness(withPaidNumbers(idle, next.entries), event, now), event, now),
    now,
  );
  return { ...next, state: isSameScreen(state, after) ? after : { ...after, revision: state.revision + 1 } };
}

/** Whether what was touched on the one means the same on the other: a price counts only as long as it is shown. */
function isSameScreen(before: KioskState, after: KioskState): boolean {
  if (before === after) return true;
  if (before.settings !== after.settings) return false;
  const isSameSession = before.session === after.session && before.session.kind !== 'idle';
  return isSameSession || screenKey(before) === screenKey(after);
}

function withNotices(state: KioskState, event: KioskEvent, now: Now): Step {
  const handled = withSaleLanguage(state, handle(state, event, now));
  return showPendingNotice(withRegistration(state, event, handled, now), now);
}

function handle(state: KioskState, event: KioskEvent, now: Now): Step {
  switch (event.kind) {
    case 'choose':
    case 'quantity':
    case 'pieces':
    case 'method':
    case 'digit':
    case 'erase':
    case 'send':
    case 'check':
    case 'rest':
    case 'pay':
    case 'cancel':
    case 'done':
    case 'more':
    case 'language':
    case 'reach':
    case 'large-text':
    case 'wake':
      return onTouch(state, event, now);
    case 'booted':
      return onBooted(state, event, now);
    case 'broken':
      return onBroken(state, event.problem, now);
    case 'time-passed':
      return onTimePassed(state, now);
    case 'relay-ready':
    case 'relay-lost':
    case 'sensor-ready':
    case 'sensor-lost':
      return onDispensing(state, event, now);
    case 'printer-ready':
    case 'printer-out':
    case 'print-done':
    case 'print-failed':
      return onPrinter(state, event);
    case 'connect-answered':
    case 'ping-answered':
    case 'purchase-answered':
    case 'customer-answered':
    case 'find-answered':
    case 'status-answered':
    case 'cancel-answered':
    case 'details-answered':
    case 'refund-answered':
    case 'refund-progress-answered':
    case 'refund-qr-answered':
    case 'refund-qr-status-answered':
    case 'refund-qr-purchases-answered':
      return onAnswer(state, event, now);
    case 'pulse-done':
      return onPulseDone(state, event, now);
    case 'pulse-failed':
      return onPulseFailed(state, event, now);
    case 'service-entered':
    case 'service-left':
    case 'settings-changed':
    case 'prices-known':
    case 'stopping':
      return step(ordered(state, event));
    case 'journal-refused':
    case 'journal-recovered':
    case 'journal-slow':
      return onJournal(state, event, now);
    default:
      // All other kinds belong to the acceptor, which the compiler checks.
      return onAcceptor(state, event, now);
  }
}

/** Handles what the journal reports of itself. */
function onJournal(state: KioskState, event: Extract<KioskEvent, { kind: `journal-${string}` }>, now: Now): Step {
  switch (event.kind) {
    case 'journal-refused':
      return onJournalRefused(state, event, now);
    case 'journal-recovered':
      return onJournalRecovered(state, now);
    case 'journal-slow':
      return step(
        state.journal.kind === 'starting' ? { ...state, journal: { kind: 'starting', isSlow: true } } : state,
      );
  }
}

/** Handles the answers of the payment services. */
function onAnswer(state: KioskState, event: Extract<KioskEvent, { kind: `${string}-answered` }>, now: Now): Step {
  switch (event.kind) {
    case 'connect-answered':
      return andThen(
        andThen(onConnectAnswered(withClock(state, event), event, now), (next) => continueAfterConnect(next, now)),
        (next) => andThen(continueRefundQr(next), (after) => hurryRefunds(after, event.provider, now)),
      );
    case 'ping-answered':
      return onPingAnswered(withClock(state, event), event, now);
    case 'purchase-answered':
      return onPurchaseAnswered(state, event, now);
    case 'find-answered':
      return thenBackground(onFindAnswered(state, event, now), now);
    case 'customer-answered':
      return onCustomerAnswered(state, event);
    case 'cancel-answered':
      return andThen(onCancelAnswered(state, event, now), (next) => refundTimers(next, now));
    case 'status-answered':
      return andThen(onStatusAnswered(state, event, now), (next) => refundTimers(next, now));
    case 'details-answered':
      return thenBackground(onDetailsAnswered(state, event, now), now);
    case 'refund-answered':
      return thenBackground(onRefundReply(state, event, now), now);
    case 'refund-progress-answered':
      return thenBackground(onRefundProgress(state, event, now), now);
    case 'refund-qr-answered':
      return onRefundQrAnswered(state, event, now);
    case 'refund-qr-status-answered':
      return onRefundQrStatus(state, event, now);
    case 'refund-qr-purchases-answered':
      return onRefundQrPurchases(state, event, now);
    default:
      return unreachable(event);
  }
}

type Order = Extract<KioskEvent, { kind: `service-${string}` | 'settings-changed' | 'prices-known' | 'stopping' }>;

/** The state after an order of the operator, or with what main knows of the prices. */
function ordered(state: KioskState, event: Order): KioskState {
  switch (event.kind) {
    case 'service-entered':
      return canOpenService(state) ? { ...state, session: { kind: 'service' } } : state;
    case 'service-left':
      return state.session.kind === 'service' ? { ...withNoteTry(state, null), session: { kind: 'idle' } } : state;
    case 'settings-changed':
      return { ...state, nextSettings: event.settings };
    case 'prices-known':
      return { ...state, earlierPrices: event.earlier };
    case 'stopping':
      return { ...state, isStopping: true };
    default:
      return unreachable(event);
  }
}

/** Handles events of relay, drop sensor and pulses. */
function onDispensing(
  state: KioskState,
  event: Extract<KioskEvent, { kind: `relay-${string}` | `sensor-${string}` }>,
  now: Now,
): Step {
  switch (event.kind) {
    case 'relay-ready':
      return onRelayReady(state, now);
    case 'relay-lost':
      return onRelayLostInSale({ ...state, relay: { kind: 'lost', problem: event.problem } }, now);
    case 'sensor-ready':
      return onSensorReady(state, now);
    case 'sensor-lost':
      return onRelayLostInSale({ ...state, sensor: { kind: 'lost', problem: event.problem } }, now);
    default:
      return unreachable(event);
  }
}

function onPrinter(state: KioskState, event: Extract<KioskEvent, { kind: `print${string}` }>): Step {
  switch (event.kind) {
    case 'printer-ready':
      return step({ ...state, printer: readyPrinter(event) });
    case 'printer-out':
      return step({ ...state, printer: { kind: 'out', problem: event.problem } });
    case 'print-done':
    case 'print-failed':
      return step({
        ...state,
        session: withPaper(state.session, event.number, event.kind === 'print-done' ? 'printed' : 'failed'),
      });
    default:
      return unreachable(event);
  }
}

function readyPrinter(event: Extract<KioskEvent, { kind: 'printer-ready' }>): KioskState['printer'] {
  const { isPaperNearEnd, isAssumed } = event;
  return { kind: 'ready', isPaperNearEnd, ...(isAssumed === undefined ? {} : { isAssumed }) };
}

type AcceptorEvent = Extract<KioskEvent, { kind: `acceptor-${string}` | `bill-${string}` | 'cassette-removed' }>;

function onAcceptor(state: KioskState, event: AcceptorEvent, now: Now): Step {
  switch (event.kind) {
    case 'acceptor-ready':
      return onAcceptorReady(state, event, now);
    case 'acceptor-out':
      return onAcceptorOut(state, event.problem, now);
    case 'acceptor-pausing':
      return onAcceptorPausing(state, event.problem, now);
    case 'bill-found':
      return onBillFound(state, event, now);
    case 'bill-escrowed':
      return onBillEscrowed(state, event, now);
    case 'bill-stacked':
      return onBillStacked(state, event, now);
    case 'bill-returned':
      return onBillReturned(state, event, now);
    case 'bill-nowhere':
      return onBillNowhere(state, now);
    case 'bill-doubtful':
      return onBillDoubtful(state, now);
    case 'cassette-removed':
      return onCassetteRemoved(state);
    default:
      return unreachable(event);
  }
}

/** Handles a touch; one that was meant for a previous screen is dropped. */
function onTouch(state: KioskState, touch: Touch, now: Now): Step {
  // The touch that lights a black screen or ends the attract loop has no other effect.
  if (state.isStopping || state.darkness.isDark || state.attraction.isShown) return step(state);
  switch (touch.kind) {
    case 'language':
      return step(state.settings.languages.includes(touch.language) ? { ...state, language: touch.language } : state);
    case 'wake':
      return onStillThere(state, now);
    case 'reach':
      return step({ ...state, reachable: touch.on });
    case 'large-text':
      return step({ ...state, largeText: touch.on });
    case 'choose':
      return touch.revision === state.revision ? onChoose(state, touch, now) : step(state);
    case 'quantity':
      return touch.revision === state.revision ? onQuantity(state, touch, now) : step(state);
    case 'pieces':
      return touch.revision === state.revision ? onPieces(state, touch, now) : step(state);
    case 'pay':
      return touch.revision === state.revision ? onPay(state, touch, now) : step(state);
    case 'method':
      return touch.revision === state.revision ? onMethod(state, touch, now) : step(state);
    case 'digit':
    case 'erase':
    case 'send':
    case 'check':
    case 'rest':
      return touch.revision === state.revision ? onInvoiceTouch(state, touch, now) : step(state);
    case 'cancel':
      return touch.revision === state.revision ? onCancel(state, now) : step(state);
    case 'more':
      return touch.revision === state.revision ? onMore(state, now) : step(state);
    case 'done': {
      const { session } = state;
      if (session.kind === 'idle')
        return touch.revision === state.revision ? step({ ...state, carriedChange: null }) : step(state);
      const over =
        session.kind === 'success' ||
        session.kind === 'error' ||
        (session.kind === 'refund' && session.step === 'done');
      return touch.revision === state.revision && over
        ? step(withCarriedChangeTime({ ...state, session: { kind: 'idle' } }, now))
        : step(state);
    }
    default:
      return unreachable(touch);
  }
}

type InvoiceTouch = Extract<Touch, { kind: 'digit' | 'erase' | 'send' | 'check' | 'rest' }>;

function onInvoiceTouch(state: KioskState, touch: InvoiceTouch, now: Now): Step {
  switch (touch.kind) {
    case 'digit':
      return onDigit(state, touch, now);
    case 'erase':
      return onErase(state, now);
    case 'send':
      return onSend(state, touch, now);
    case 'check':
      return onCheck(state, touch);
    case 'rest':
      return onPayRest(state, now);
    default:
      return unreachable(touch);
  }
}

function pickedKey(picked: readonly Picked[]): string {
  return picked.map(({ productId }) => productId).join(' ');
}

/** Key of the screen; when it changes, touches for the previous screen are dropped. */
function screenKey(state: KioskState): string {
  return state.session.kind === 'idle' ? idleKey(state) : sessionKey(state.session);
}

function idleKey(state: KioskState): string {
  const gate = canAcceptMoney(state);
  const dark = state.darkness.isDark ? 'dark ' : state.attraction.isShown ? 'attract ' : '';
  return gate.kind === 'closed'
    ? `${dark}closed ${gate.problem.reason}`
    : `${dark}${gate.kind} ${state.carriedChange?.saleId ?? ''}`;
}

/** Of the session alone: of the same one it is the same. */
function sessionKey(session: Exclude<Session, { kind: 'idle' }>): string {
  switch (session.kind) {
    case 'product':
      return `product ${session.productId}`;
    case 'basket':
      // Each touch names its product and the number itself, so that none is wrong for a basket that has changed.
      return 'basket';
    case 'payment':
      return `payment ${pickedKey(session.picked)} ${session.sale?.saleId ?? ''}`;
    case 'phone':
      return `phone ${session.by.method} ${pickedKey(session.picked)} ${session.sale?.saleId ?? ''}`;
    case 'cash':
      return `cash ${session.closing === null ? '' : 'closing '}${session.sale.saleId}`;
    case 'error':
      return `error ${session.reason} ${session.sale?.saleId ?? ''}`;
    case 'dispensing':
      return `dispensing ${session.step} ${String(session.piece)} ${session.sale.saleId}`;
    case 'qr':
    case 'confirm':
    case 'invoice':
      return `${session.kind} ${session.closing ? 'closing ' : ''}${session.sale.saleId}`;
    case 'refund-qr':
      return `return ${String(session.attempt)} ${session.shown === null ? 'asked' : 'shown'} ${session.sale.saleId}`;
    case 'refund':
      return `refund ${session.step} ${session.sale.saleId}`;
    case 'service':
      return 'service';
    case 'preparing':
    case 'success':
      return `${session.kind} ${session.sale.saleId}`;
    default:
      return unreachable(session);
  }
}

/** What a customer sets for themselves, and the next one does not find. */
const OWN_CHOICES: ReadonlySet<string> = new Set<Touch['kind']>(['language', 'reach', 'large-text']);

/** Resets language, reach mode and size of the words for the next customer at idle. */
function withIdleReset(before: KioskState, after: KioskState, event: KioskEvent, now: Now): KioskState {
  const first = after.settings.languages[0] ?? 'kk';
  const changed = after.language !== first || after.reachable || after.largeText;
  // With carried change the customer is still the same.
  if (after.session.kind !== 'idle' || after.carriedChange !== null || !changed)
    return after.idleResetMonoMs === null ? after : { ...after, idleResetMonoMs: null };
  const touched = OWN_CHOICES.has(event.kind) || before.session.kind !== 'idle';
  if (touched || after.idleResetMonoMs === null) return { ...after, idleResetMonoMs: now.monoMs + DELAYS.idleResetMs };
  if (now.monoMs < after.idleResetMonoMs) return after;
  return { ...after, language: first, reachable: false, largeText: false, idleResetMonoMs: null };
}
