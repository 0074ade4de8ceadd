import { claimCode } from '../../claim-code.ts';
import type { JournalEntry } from '../../journal/entry.ts';
import { subtractTiyn, type Tiyn } from '../../money/money.ts';
import type { RefundQr, PaymentFailure } from '../../payment/provider.ts';
import type { RefundQrStatus } from '../../payment/provider.ts';
import type { Result } from '../../result.ts';
import { unreachable } from '../../result.ts';
import { debtEntry, errorSession } from './debt.ts';
import { DELAYS, REFUND_QR_ATTEMPTS_LIMIT } from '../state/delays.ts';
import type { Effect } from '../state/effect.ts';
import type { Now } from '../../ports/clock.ts';
import { refundSession, startRefund } from './refunds.ts';
import type { PaidPurchase, Sale } from '../state/sale.ts';
import { isReady } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';
import type { Session } from '../state/session.ts';
import type { RefundReason } from '../../sale-outcome.ts';
import { step, type Step } from '../state/step.ts';

export type RefundQrSession = Extract<Session, { kind: 'refund-qr' }>;

interface Wanted {
  readonly reason: RefundReason;
  readonly sale: Sale;
  readonly purchase: PaidPurchase;
  /** Amount of the refund by QR, and the sale's whole debt, recorded before or not. */
  readonly amountTiyn: Tiyn;
  readonly owedTiyn: Tiyn;
}

/**
 * Records the money as owed and shows the customer a QR that identifies them to the bank (section 3.4): after a scan
 * the money is refunded at once, otherwise the claim code is valid.
 */
export function startRefundQr(state: KioskState, wanted: Wanted, debtTiyn: Tiyn, now: Now): Step {
  const debt = debtEntry(wanted.sale.saleId, debtTiyn);
  const shown = showRefundQr(state, wanted, now);
  return { ...shown, entries: [debt, ...shown.entries] };
}

/** The same for a debt that is recorded already. */
export function showRefundQr(state: KioskState, wanted: Wanted, now: Now): Step {
  const session = waitingForQr(
    { ...wanted, claimCode: claimCode(wanted.sale.saleId), attempt: 1, wrongPhone: false },
    now,
  );
  return step({ ...state, session }, { effects: [askRefundQr(session)] });
}

type Facts = Wanted & Pick<RefundQrSession, 'claimCode' | 'attempt' | 'wrongPhone'>;

function waitingForQr(facts: Facts, now: Now): RefundQrSession {
  const endsMonoMs = now.monoMs + DELAYS.refundQrPreparingMs;
  return {
    kind: 'refund-qr',
    ...facts,
    shown: null,
    registration: 'none',
    identified: false,
    askMonoMs: null,
    endsMonoMs,
  };
}

function askRefundQr({ sale, purchase, attempt }: RefundQrSession): Effect {
  return { kind: 'ask-refund-qr', saleId: sale.saleId, provider: purchase.provider, attempt };
}

/** The answer to `return/create`. */
export function onRefundQrAnswered(
  state: KioskState,
  event: { saleId: string; attempt: number; result: Result<RefundQr, PaymentFailure> },
  now: Now,
): Step {
  const { session } = state;
  const isCurrent =
    session.kind === 'refund-qr' && session.sale.saleId === event.saleId && session.attempt === event.attempt;
  if (!isCurrent || session.shown !== null) return step(state);
  if (!event.result.ok) return onNoRefundQr(state, session, event.result.error, now);
  const shown = event.result.value;
  const { sale, purchase } = session;
  const entry: JournalEntry = {
    kind: 'return-shown',
    saleId: sale.saleId,
    qrPaymentId: purchase.qrPaymentId,
    qrReturnId: shown.refundQrId,
  };
  const next: RefundQrSession = {
    ...session,
    shown,
    askMonoMs: now.monoMs + shown.pollIntervalMs,
    endsMonoMs: now.monoMs + offeredMs(session, shown),
  };
  return step({ ...state, session: next }, { entries: [entry] });
}

/** The QR was refused: registers an unknown device and requests the QR once more, or ends with the code. */
function onNoRefundQr(state: KioskState, session: RefundQrSession, { action, code }: PaymentFailure, now: Now): Step {
  if (action !== 'register-again' || session.registration === 'done') return giveUp(state, session, code, now);
  const { provider } = session.purchase;
  const effects: readonly Effect[] = isReady(state, provider) ? [{ kind: 'connect-payments', provider }] : [];
  return step({ ...state, session: { ...session, registration: 'awaited' } }, { effects });
}

/** Requests the refund's QR that waited for the registration of the device. */
export function continueRefundQr(state: KioskState): Step {
  const { session } = state;
  if (session.kind !== 'refund-qr' || session.registration !== 'awaited') return step(state);
  if (!isReady(state, session.purchase.provider)) return step(state);
  const next: RefundQrSession = { ...session, registration: 'done' };
  return step({ ...state, session: next }, { effects: [askRefundQr(next)] });
}

/** Time in milliseconds for which the QR is shown: the bank's limit, or less for a late payment's customer. */
export function offeredMs({ reason }: RefundQrSession, { scanTimeoutMs }: RefundQr): number {
  return reason === 'paid-late' ? Math.min(scanTimeoutMs, DELAYS.refundQrLateMs) : scanTimeoutMs;
}

/**
 * Whether the request is repeated: after no answer, or while the device is registered again, see `withRegistration`.
 */
function isAskedAgain({ action }: PaymentFailure): boolean {
  return action === 'retry' || action === 'register-again';
}

function againOrGiveUp(state: KioskState, session: RefundQrSession, failure: PaymentFailure, now: Now): Step {
  return isAskedAgain(failure) ? again(state, session, now) : giveUp(state, session, failure.code, now);
}

/** The answer to `return/status`. */
export function onRefundQrStatus(
  state: KioskState,
  event: { refundQrId: string; result: Result<RefundQrStatus, PaymentFailure> },
  now: Now,
): Step {
  const session = current(state, event.refundQrId);
  if (session === null) return step(state);
  if (!event.result.ok) return againOrGiveUp(state, session, event.result.error, now);
  const status = event.result.value;
  switch (status.kind) {
    case 'created':
    case 'unknown':
      return again(state, session, now);
    case 'identified': {
      const effect: Effect = {
        kind: 'ask-refund-qr-purchases',
        saleId: session.sale.saleId,
        provider: session.purchase.provider,
        refundQrId: event.refundQrId,
      };
      return step({ ...state, session: { ...session, identified: true, askMonoMs: null } }, { effects: [effect] });
    }
    case 'failed':
      return giveUp(state, session, status.name, now);
    default:
      return unreachable(status);
  }
}

/** The answer to `return/operations`: checks that the purchase belongs to the phone that scanned. */
export function onRefundQrPurchases(
  state: KioskState,
  event: { refundQrId: string; result: Result<readonly string[], PaymentFailure> },
  now: Now,
): Step {
  const session = current(state, event.refundQrId);
  if (session === null) return step(state);
  if (!event.result.ok) return againOrGiveUp(state, session, event.result.error, now);
  const { reason, sale, purchase, attempt, amountTiyn, owedTiyn, claimCode } = session;
  const { qrPaymentId } = purchase;
  if (event.result.value.includes(qrPaymentId)) {
    const inNotes = subtractTiyn(owedTiyn, amountTiyn);
    const waiting = {
      ...state,
      session: refundSession(
        { reason, sale, provider: purchase.provider, qrPaymentId, amountTiyn, owedTiyn: inNotes },
        now,
      ),
    };
    return startRefund(waiting, { sale, purchase, amountTiyn, noticeIfRefused: null }, now, event.refundQrId);
  }
  if (attempt >= REFUND_QR_ATTEMPTS_LIMIT) return giveUp(state, session, 'ANOTHER-PHONE', now);
  const next = waitingForQr(
    { reason, sale, purchase, amountTiyn, owedTiyn, claimCode, attempt: attempt + 1, wrongPhone: true },
    now,
  );
  return step({ ...state, session: next }, { effects: [askRefundQr(next)] });
}

/** "Later", or the limit: the debt remains, with its code. */
export function giveUp(state: KioskState, session: RefundQrSession, technicalCode: string | null, now: Now): Step {
  const { sale, purchase, owedTiyn, reason, claimCode } = session;
  const code = technicalCode === null ? {} : { technicalCode };
  const { qrPaymentId } = purchase;
  return step({
    ...state,
    session: errorSession(
      {
        reason,
        sale,
        qrPaymentId,
        provider: session.purchase.provider,
        money: 'owed',
        claimCode,
        ...code,
        amountTiyn: owedTiyn,
      },
      now,
    ),
  });
}

/** Sends the next request, or ends the offer at its limit. */
export function refundQrTimer(state: KioskState, session: RefundQrSession, now: Now): Step {
  if (now.monoMs >= session.endsMonoMs) return giveUp(state, session, session.shown === null ? 'TIMEOUT' : null, now);
  const { shown, askMonoMs, identified } = session;
  if (shown === null || askMonoMs === null || now.monoMs < askMonoMs) return step(state);
  const kind = identified ? 'ask-refund-qr-purchases' : 'ask-refund-qr-status';
  const { provider } = session.purchase;
  const effect: Effect = { kind, saleId: session.sale.saleId, provider, refundQrId: shown.refundQrId };
  return step({ ...state, session: { ...session, askMonoMs: null } }, { effects: [effect] });
}

/** The next deadline of the session on the monotonic clock. */
export function refundQrDeadline({ askMonoMs, endsMonoMs }: RefundQrSession): number {
  return askMonoMs === null ? endsMonoMs : Math.min(askMonoMs, endsMonoMs);
}

/** Plans the next request; the service's interval runs from the answer. */
function again(state: KioskState, session: RefundQrSession, now: Now): Step {
  const pauseMs = session.shown?.pollIntervalMs ?? DELAYS.prepareRetryMs;
  return step({ ...state, session: { ...session, askMonoMs: now.monoMs + pauseMs } });
}

function current({ session }: KioskState, refundQrId: string): RefundQrSession | null {
  return session.kind === 'refund-qr' && session.shown?.refundQrId === refundQrId ? session : null;
}
