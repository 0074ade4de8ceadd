import type { KioskState } from './state/state.ts';

/**
 * Whether no customer is in a sale: no product is chosen or falling, no QR or outcome is on the screen, no note is on
 * its way, and no change or debt is to be shown. Work in the background is recorded and continues after a restart.
 */
export function isQuiet({ session, bill, carriedChange, pendingNotices }: KioskState): boolean {
  return session.kind === 'idle' && bill === null && carriedChange === null && pendingNotices.length === 0;
}
