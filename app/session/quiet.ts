import { shownInterrupted } from './recovery/interrupted-sale.ts';
import type { KioskState } from './state/state.ts';

/**
 * Whether no customer is in a sale: no product is chosen or falling, no QR or outcome is on the screen, no note is on
 * its way, and no change, debt or interrupted sale is to be shown. Work in the background is recorded and continues after
 * a restart.
 */
export function isQuiet(state: KioskState): boolean {
  return isFree(state) && shownInterrupted(state).length === 0;
}

/** The same, though the card of an interrupted sale may be shown. */
export function isFree({ session, bill, carriedChange, pendingNotices }: KioskState): boolean {
  return session.kind === 'idle' && bill === null && carriedChange === null && pendingNotices.length === 0;
}

/** Whether purchases are still asked about or refunds run: both need the payment service with its present device. */
export function isMoneyOpen({ watched, refunds }: KioskState): boolean {
  return watched.length > 0 || refunds.length > 0;
}

/**
 * Whether the service menu may take the screen: without a sale, during any fault that keeps the kiosk out of service,
 * and in place of an error screen. Never while money or goods move.
 */
export function canOpenService(state: KioskState): boolean {
  const { session, bill, carriedChange, isStopping, darkness } = state;
  if (isStopping || darkness.isDark || bill !== null) return false;
  return isFree(state) || (session.kind === 'error' && session.carriedChange === null && carriedChange === null);
}
