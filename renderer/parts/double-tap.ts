import { wasAimedBefore } from './moved-layout.ts';

/** The button that the first tap of a series hit; null where it hit none, undefined before any tap. */
let firstTapOn: Element | null | undefined;
/** The button that the last finger or the mouse came down on; null for none, undefined before any. */
let cameDownOn: Element | null | undefined;
let cameDownMs = Number.NEGATIVE_INFINITY;

/**
 * Notes which button a finger comes down on, and which one the first tap of a series hits. A tap that follows quickly at
 * the same place can land on another button, because the first one has changed the screen; so can the end of a touch that
 * was held until its button went away.
 */
export function watchTaps(target: EventTarget): void {
  target.addEventListener(
    'pointerdown',
    ({ target: on, timeStamp }) => {
      cameDownMs = timeStamp;
      cameDownOn = on instanceof Element ? on.closest('button') : null;
    },
    { capture: true },
  );
  target.addEventListener(
    'click',
    (event) => {
      if (!(event instanceof MouseEvent) || event.detail > 1) return;
      firstTapOn = event.target instanceof Element ? event.target.closest('button') : null;
    },
    // Before any handler of a button.
    { capture: true },
  );
}

/**
 * Whether a tap was meant for this button: it began here, where the button has been for a while, and it is the first of a
 * series, or one whose first tap hit this button too. Keys and assistive technology click without a pointer (`detail` 0).
 */
export function isMeantFor(button: Element, tap: { readonly detail: number }): boolean {
  if (tap.detail > 0 && cameDownOn !== undefined && cameDownOn !== button) return false;
  if (tap.detail > 0 && wasAimedBefore(cameDownMs)) return false;
  return tap.detail <= 1 || firstTapOn === undefined || firstTapOn === button;
}
