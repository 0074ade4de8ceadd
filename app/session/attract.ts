import { canAcceptMoney } from './choose/can-accept-money.ts';
import { isQuiet } from './quiet.ts';
import type { Now } from '../ports/clock.ts';
import { isTouch, type KioskEvent } from './state/event.ts';
import type { KioskState } from './state/state.ts';

/**
 * Updates the attract loop after an event. It begins some time after the last touch and only over products that can be
 * bought: never over a card of an interrupted sale, over change to be spent, or in place of what a closed kiosk says.
 */
export function withAttraction(after: KioskState, event: KioskEvent, now: Now): KioskState {
  const { attract } = after.settings;
  const { dueMonoMs } = after.attraction;
  const isPossible =
    attract !== null && isQuiet(after) && !after.darkness.isDark && canAcceptMoney(after).kind === 'open';
  if (!isPossible) return dueMonoMs === null ? after : { ...after, attraction: { isShown: false, dueMonoMs: null } };
  if (isTouch(event) || dueMonoMs === null)
    return { ...after, attraction: { isShown: false, dueMonoMs: now.monoMs + attract.afterMs } };
  return after.attraction.isShown || now.monoMs < dueMonoMs
    ? after
    : { ...after, attraction: { isShown: true, dueMonoMs } };
}
