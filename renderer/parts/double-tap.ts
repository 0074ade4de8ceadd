/** The button that the first tap of a series hit; null where it hit none, undefined before any tap. */
let firstTapOn: Element | null | undefined;

/**
 * Notes which button the first tap of a series hits. A tap that follows quickly at the same place can land on another
 * button, because the first one has changed the screen.
 */
export function watchTaps(target: EventTarget): void {
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

/** Whether a tap was meant for this button: the first of a series, or one whose first tap hit this button too. */
export function isMeantFor(button: Element, tap: { readonly detail: number }): boolean {
  return tap.detail <= 1 || firstTapOn === undefined || firstTapOn === button;
}
