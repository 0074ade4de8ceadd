import { isQuiet } from './quiet.ts';
import { isWithin } from './state/dark-hours.ts';
import { DELAYS } from './state/delays.ts';
import type { Now } from '../ports/clock.ts';
import { isTouch, type KioskEvent } from './state/event.ts';
import type { KioskState } from './state/state.ts';

/**
 * Updates the darkness after an event. In the operator's dark hours the screen is black unless a sale is open or it was
 * just touched; it is never black with a QR, an outcome, a note on its way or change to be spent.
 */
export function withDarkness(after: KioskState, event: KioskEvent, now: Now): KioskState {
  const { darkHours } = after.settings;
  if (darkHours === null) return after;
  const isBusy = !isQuiet(after);
  const isAwake = isBusy || isTouch(event) || event.kind === 'booted';
  const awakeUntilMonoMs = isAwake ? now.monoMs + DELAYS.darkAgainMs : after.darkness.awakeUntilMonoMs;
  const isDark = !isBusy && now.monoMs >= awakeUntilMonoMs && isWithin(darkHours, now.wallMs);
  // The end of a sale is an event of its own. The check is repeated, because the wall clock may be set.
  const checkMonoMs = isBusy ? null : Math.max(now.monoMs + DELAYS.darkCheckMs, awakeUntilMonoMs);
  return { ...after, darkness: { isDark, awakeUntilMonoMs, checkMonoMs } };
}
