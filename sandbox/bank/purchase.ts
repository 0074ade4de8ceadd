import { unreachable } from '../../app/result.ts';

/** Why a purchase ended in `Error`, for the bench and the tests; the bank's answers do not contain it. */
export type FailureCause = 'scan-error' | 'scanned-too-late' | 'declined' | 'not-confirmed-in-time';

/** The state of a purchase. Moments are milliseconds of the monotonic clock. */
export type PurchaseState =
  | { readonly status: 'QrTokenCreated'; readonly scanDeadlineMs: number; readonly confirmLimitMs: number }
  | { readonly status: 'Wait'; readonly confirmDeadlineMs: number }
  | { readonly status: 'Processed' }
  | { readonly status: 'Error'; readonly cause: FailureCause }
  | { readonly status: 'RemotePaymentCreated'; readonly expiresAtMs: number }
  | { readonly status: 'RemotePaymentCanceled' | 'RemotePaymentRejected' | 'RemotePaymentExpired' };

/** The actions of the customer's phone: the four emulation methods (5.2 - 5.5). */
export type PhoneAction = 'scan' | 'confirm' | 'scan-error' | 'decline';

/** The actions on an invoice: the customer pays or rejects it, the partner cancels it (4.6.3). */
export type InvoiceAction = 'pay' | 'reject' | 'cancel';

/** The state after an action, and the reason if the action was refused. */
export interface PurchaseStep {
  readonly state: PurchaseState;
  readonly refusal: string | null;
}

const AFTER_ACTION = { pay: 'Processed', reject: 'RemotePaymentRejected', cancel: 'RemotePaymentCanceled' } as const;

/** A new purchase (2.3.1). The scan limit runs from now, the confirmation limit from the scan; both in milliseconds. */
export function createPurchase(nowMs: number, scanLimitMs: number, confirmLimitMs: number): PurchaseState {
  return { status: 'QrTokenCreated', scanDeadlineMs: nowMs + scanLimitMs, confirmLimitMs };
}

/** A new invoice (4.6), which can be paid until its lifetime ends. */
export function createInvoice(nowMs: number, lifetimeMs: number): PurchaseState {
  return { status: 'RemotePaymentCreated', expiresAtMs: nowMs + lifetimeMs };
}

/** Whether the status can no longer change (appendix 4). */
export function isFinal(state: PurchaseState): boolean {
  return nextDeadlineMs(state) === null && state.status !== 'QrTokenCreated';
}

/**
 * Applies the changes that need no action. An unscanned purchase stays `QrTokenCreated` for ever, as 2.3 describes ("if
 * the status remains QrTokenCreated"); an unconfirmed one ends in `Error` after its limit.
 */
export function settle(state: PurchaseState, nowMs: number): PurchaseState {
  if (state.status === 'Wait' && nowMs >= state.confirmDeadlineMs)
    return { status: 'Error', cause: 'not-confirmed-in-time' };
  if (state.status === 'RemotePaymentCreated' && nowMs >= state.expiresAtMs) return { status: 'RemotePaymentExpired' };
  return state;
}

/** Applies an action of the customer at a moment. */
export function act(before: PurchaseState, action: PhoneAction, nowMs: number): PurchaseStep {
  const state = settle(before, nowMs);
  switch (action) {
    case 'scan':
      return scan(state, nowMs);
    case 'scan-error':
      return state.status === 'QrTokenCreated' ? failed('scan-error') : refused(state, action);
    case 'confirm':
      return state.status === 'Wait' ? { state: { status: 'Processed' }, refusal: null } : refused(state, action);
    case 'decline':
      return state.status === 'Wait' ? failed('declined') : refused(state, action);
    default:
      return unreachable(action);
  }
}

/** Applies an action on an invoice; only an open one changes. */
export function actOnInvoice(before: PurchaseState, action: InvoiceAction, nowMs: number): PurchaseStep {
  const state = settle(before, nowMs);
  if (state.status !== 'RemotePaymentCreated') return refused(state, action);
  return { state: { status: AFTER_ACTION[action] }, refusal: null };
}

/** When `settle` will change the state next; null when it will not. */
export function nextDeadlineMs(state: PurchaseState): number | null {
  if (state.status === 'Wait') return state.confirmDeadlineMs;
  return state.status === 'RemotePaymentCreated' ? state.expiresAtMs : null;
}

function scan(state: PurchaseState, nowMs: number): PurchaseStep {
  if (state.status !== 'QrTokenCreated') return refused(state, 'scan');
  if (nowMs >= state.scanDeadlineMs) {
    return { state: { status: 'Error', cause: 'scanned-too-late' }, refusal: 'the QR token has expired' };
  }
  return { state: { status: 'Wait', confirmDeadlineMs: nowMs + state.confirmLimitMs }, refusal: null };
}

function failed(cause: FailureCause): PurchaseStep {
  return { state: { status: 'Error', cause }, refusal: null };
}

function refused(state: PurchaseState, action: PhoneAction | InvoiceAction): PurchaseStep {
  return { state, refusal: `${action} is impossible in status ${state.status}` };
}
