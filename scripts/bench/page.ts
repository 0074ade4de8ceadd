/** Functions that run in the kiosk's page. Each is sent as text, so it must not use anything outside itself. */

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of an element, as the point to touch. */
export function middleOf(selector: string): Point {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`${selector} is not on the page`);
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}

/** Resolves when the screen has been painted. */
export function screenPainted(screen: string): Promise<void> {
  return new Promise((resolve) => {
    const page = document.documentElement;
    const look = (): void => {
      if (page.dataset['screen'] !== screen) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          resolve();
        }),
      );
    };
    const observer = new MutationObserver(look);
    observer.observe(page, { attributes: true });
    look();
  });
}

/** Measures the next touch, from the contact until the frame has been painted in which the selector matches. */
export function armTouch(selector: string): void {
  const measured = new Promise<number>((resolve) => {
    let touchedMs = 0;
    document.addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        touchedMs = timeStamp;
      },
      { capture: true, once: true },
    );
    const observer = new MutationObserver(() => {
      if (document.querySelector(selector) === null) return;
      observer.disconnect();
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          resolve(performance.now() - touchedMs);
        }),
      );
    });
    observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-step'] });
  });
  Object.assign(globalThis, { benchTouch: measured });
}

/** Milliseconds measured by `armTouch`. */
export async function touchMeasured(): Promise<number> {
  return Number(await Reflect.get(globalThis, 'benchTouch'));
}
