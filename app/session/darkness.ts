import { isQuiet } from './quiet.ts';
import { isWithin } from './state/dark-hours.ts';
import { DELAYS } from './state/delays.ts';
import type { Now } from '../ports/clock.ts';
import { isTouch, type KioskEvent } from './state/event.ts';
import type { KioskState } from './state/state.ts';

/**
 * The operator's dark hours: the screen is black while nobody is in a sale, and for a while after each touch it is not.
 * Never under a QR, an outcome, a note on its way or change to be spent. Decided anew after every event.
 */
export function withDarkness(after: KioskState, event: KioskEvent, now: Now): KioskState {
  const { darkHours } = after.settings;
  if (darkHours === null) return after;
  const isBusy = !isQuiet(after);
  const isAwake = isBusy || isTouch(event) || event.kind === 'booted';
  const awakeUntilMonoMs = isAwake ? now.monoMs + DELAYS.darkAgainMs : after.darkness.awakeUntilMonoMs;
  const isDark = !isBusy && now.monoMs >= awakeUntilMonoMs && isWithin(darkHours, now.wallMs);
  // What ends a sale is an event by itself. The wall clock may be set, so that nothing is counted on for longer.
  const checkMonoMs = isBusy ? null : Math.max(now.monoMs + DELAYS.darkCheckMs, awakeUntilMonoMs);
  return { ...after, darkness: { isDark, awakeUntilMonoMs, checkMonoMs } };
}
