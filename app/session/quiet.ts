import type { KioskState } from './state/state.ts';

/**
 * Whether no customer is in a sale: no product is chosen or falling, no QR or outcome is on the screen, no note is on
 * its way, and no change or debt is to be shown. Work in the background is recorded and continues after a restart.
 */
export function isQuiet({ session, bill, carriedChange, pendingNotices }: KioskState): boolean {
  return session.kind === 'idle' && bill === null && carriedChange === null && pendingNotices.length === 0;
}

/**
 * Whether the service menu may take the screen: where nobody is in a sale, whatever keeps the kiosk out of service, and
 * in place of an error's screen. Never while money or goods move.
 */
export function canOpenService(state: KioskState): boolean {
  const { session, bill, carriedChange, isStopping, darkness } = state;
  if (isStopping || darkness.isDark || bill !== null) return false;
  return isQuiet(state) || (session.kind === 'error' && session.carriedChange === null && carriedChange === null);
}
