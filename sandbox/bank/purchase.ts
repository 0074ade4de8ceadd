import { unreachable } from '../../app/result.ts';

/** The statuses of appendix 4 that a QR purchase goes through. */
export type PurchaseStatus = 'QrTokenCreated' | 'Wait' | 'Processed' | 'Error';

/** Why a purchase ended in `Error`; the bank does not tell partners, the bench and the tests want to know. */
export type FailureCause = 'scan-error' | 'scanned-too-late' | 'declined' | 'not-confirmed-in-time';

/** Where a purchase is. Moments are milliseconds of the monotonic clock. */
export type PurchaseState =
  | { readonly status: 'QrTokenCreated'; readonly scanDeadlineMs: number; readonly confirmLimitMs: number }
  | { readonly status: 'Wait'; readonly confirmDeadlineMs: number }
  | { readonly status: 'Processed' }
  | { readonly status: 'Error'; readonly cause: FailureCause };

/** What the customer's phone does: the four emulation methods (5.2 - 5.5). */
export type PhoneAction = 'scan' | 'confirm' | 'scan-error' | 'decline';

/** The state afterwards, and why the phone's action was refused, if it was. */
export interface PurchaseStep {
  readonly state: PurchaseState;
  readonly refusal: string | null;
}

/** A new purchase (2.3.1): the scan limit runs from now, the confirmation limit from the scan. */
export function createPurchase(nowMs: number, scanLimitMs: number, confirmLimitMs: number): PurchaseState {
  return { status: 'QrTokenCreated', scanDeadlineMs: nowMs + scanLimitMs, confirmLimitMs };
}

/**
 * Applies what time alone does. An unscanned purchase stays `QrTokenCreated` for ever, as 2.3 describes ("if the
 * status remains QrTokenCreated"); an unconfirmed one is cancelled by itself.
 */
export function settle(state: PurchaseState, nowMs: number): PurchaseState {
  return state.status === 'Wait' && nowMs >= state.confirmDeadlineMs
    ? { status: 'Error', cause: 'not-confirmed-in-time' }
    : state;
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

/** When `settle` will change the state without anybody's doing; null when never. */
export function nextDeadlineMs(state: PurchaseState): number | null {
  return state.status === 'Wait' ? state.confirmDeadlineMs : null;
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

function refused(state: PurchaseState, action: PhoneAction): PurchaseStep {
  return { state, refusal: `${action} is impossible in status ${state.status}` };
}
