/** A kiosk has no context menu, nothing to drag and no pinch: such gestures must not leave the screen in a state. */
export function installTouchGuards(target: EventTarget): void {
  const prevent = (event: Event): void => {
    event.preventDefault();
  };
  target.addEventListener('contextmenu', prevent);
  target.addEventListener('dragstart', prevent);
  target.addEventListener('gesturestart', prevent);
  target.addEventListener(
    'wheel',
    (event) => {
      if (event instanceof WheelEvent && event.ctrlKey) event.preventDefault();
    },
    { passive: false },
  );
}
