/**
 * Disables the context menu, dragging and pinching, which a kiosk does not need and which would leave the screen
 * changed.
 */
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
