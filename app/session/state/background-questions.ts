import type { KioskState } from './state.ts';
import type { Session } from './session.ts';
import type { WatchedPurchase } from './running-payments.ts';

/**
 * The number of pending requests about purchases and refunds that no customer waits for. They are limited, so that the
 * current sale does not wait for them.
 */
export function questionsInBackground({ watched, refunds, session }: KioskState): number {
  const waited = 'sale' in session ? session.sale?.saleId : undefined;
  const aboutPurchases = watched.filter((one) => isAskedAbout(one) && waitingSession(session, one) === null).length;
  return aboutPurchases + refunds.filter((one) => one.asked && one.sale.saleId !== waited).length;
}

/** Whether the answer to a request about the purchase is awaited. */
function isAskedAbout({ isAskedOnTouch, askMonoMs, withdrawal }: WatchedPurchase): boolean {
  return (!isAskedOnTouch && askMonoMs === null) || withdrawal?.isAsked === true;
}

export type Waiting = Extract<Session, { kind: 'qr' | 'confirm' | 'invoice' }>;

/** The session in which the customer waits for this purchase, if any. */
export function waitingSession(session: Session, { sale, qrPaymentId }: WatchedPurchase): Waiting | null {
  const waits = session.kind === 'qr' || session.kind === 'confirm' || session.kind === 'invoice';
  // A sale may have had another QR before; only the one on the screen counts.
  return waits && session.sale.saleId === sale.saleId && session.purchase.qrPaymentId === qrPaymentId ? session : null;
}

/** The purchase that the customer before the machine waits for, if any. */
export function waitedPurchase({ session, watched }: Pick<KioskState, 'session' | 'watched'>): WatchedPurchase | null {
  return watched.find((one) => waitingSession(session, one) !== null) ?? null;
}
