import type { KioskState } from './state/state.ts';

/**
 * Whether nobody is in a sale: no product is chosen or falling, no QR, no outcome is on the screen, no note is on its
 * way, and no customer has change to spend or a debt to be shown. What goes on behind the screen stands on record and
 * goes on after a restart.
 */
export function isQuiet({ session, bill, carriedChange, pendingNotices }: KioskState): boolean {
  return session.kind === 'idle' && bill === null && carriedChange === null && pendingNotices.length === 0;
}
