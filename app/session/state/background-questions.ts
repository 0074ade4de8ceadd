import type { KioskState } from './state.ts';
import type { Session } from './session.ts';
import type { WatchedPurchase } from './running-payments.ts';

/**
 * How many questions are on their way that no customer waits for: about purchases, and about refunds. The sale in hand
 * must not queue behind them.
 */
export function questionsInBackground({ watched, refunds, session }: KioskState): number {
  const waited = 'sale' in session ? session.sale?.saleId : undefined;
  const aboutPurchases = watched.filter(
    (one) => one.askMonoMs === null && waitingSession(session, one) === null,
  ).length;
  return aboutPurchases + refunds.filter((one) => one.asked && one.sale.saleId !== waited).length;
}

export type Waiting = Extract<Session, { kind: 'qr' | 'confirm' }>;

/** The session in which the customer waits for this purchase, if any. */
export function waitingSession(session: Session, { sale, qrPaymentId }: WatchedPurchase): Waiting | null {
  const waits = session.kind === 'qr' || session.kind === 'confirm';
  // A sale may have had another QR before: only the one on the screen speaks for it.
  return waits && session.sale.saleId === sale.saleId && session.purchase.qrPaymentId === qrPaymentId ? session : null;
}
