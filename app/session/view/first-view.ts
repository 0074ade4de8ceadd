import type { Now } from '../../ports/clock.ts';
import { isMoneyOpen, isQuiet } from '../quiet.ts';
import { shownNotice } from '../state/shown-notice.ts';
import type { KioskState } from '../state/state.ts';
import { FIRST_VIEW_REVISION } from './first-view-revision.ts';
import { present } from './present.ts';
import { isSameView } from './same-view.ts';
import type { Screen, View } from './view.ts';

/** A view of the products with nothing else. */
export type IdleView = View & { readonly screen: Extract<Screen, { name: 'idle' }> };

/** Whether two views differ in their revision alone. */
export function looksLikeFirst(first: View, view: View): boolean {
  return isSameView(first, { ...view, frame: { ...view.frame, revision: FIRST_VIEW_REVISION } });
}

/**
 * What the next start may show before its loop runs, if the journal ends as it does now: the products as the first
 * customer sees them. Null where a start might begin with anything else, as with a sale that was interrupted, money on
 * its way, or settings that wait.
 */
export function nextFirstView(state: KioskState, now: Now): IdleView | null {
  const { settings, language, checks } = state;
  const isPlain =
    isQuiet(state) &&
    !isMoneyOpen(state) &&
    state.searches.length === 0 &&
    state.interrupted.length === 0 &&
    state.nextSettings === null &&
    // Its time may be over by then; one whose time is over comes back only where the clock was wrong.
    shownNotice(state.notice) === null &&
    state.broken === null &&
    checks.pulsing === null &&
    checks.noteTry === null &&
    language === (settings.languages[0] ?? 'kk') &&
    !state.reachable &&
    !state.largeText &&
    !state.darkness.isDark &&
    !state.attraction.isShown;
  if (!isPlain) return null;
  // The prices of before are known later than the first screen, and a start tries every product again.
  const { frame, screen } = present({ ...state, earlierPrices: new Map(), unseenSales: new Map() }, now);
  return screen.name === 'idle' ? { frame: { ...frame, revision: FIRST_VIEW_REVISION }, screen } : null;
}
