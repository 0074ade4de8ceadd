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

/** The same for an element that comes later or lies below the edge. */
export function placeOf(selector: string): Promise<Point> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`${selector} did not come`));
    }, 20_000);
    const look = (): void => {
      const element = document.querySelector(selector);
      if (element === null) return;
      observer.disconnect();
      element.scrollIntoView({ block: 'center' });
      requestAnimationFrame(() => {
        const { x, y, width, height } = element.getBoundingClientRect();
        resolve({ x: Math.round(x + width / 2), y: Math.round(y + height / 2) });
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    look();
  });
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
    observer.observe(document, { childList: true, subtree: true, attributeFilter: ['data-step', 'data-screen'] });
  });
  Object.assign(globalThis, { benchTouch: measured });
}

/** Measures the next touch, from the contact until the frame has been painted in which the button looks pressed. */
export function armAnswer(): void {
  const measured = new Promise<number>((resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`the touch was not seen to be taken in ${String(document.documentElement.dataset['step'])}`));
    }, 20_000);
    const touched = ({ timeStamp }: Event): void => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            resolve(performance.now() - timeStamp);
          }),
        );
      });
      observer.observe(document, { subtree: true, attributeFilter: ['data-pressed', 'data-held'] });
    };
    document.addEventListener('pointerdown', touched, { capture: true, once: true });
  });
  Object.assign(globalThis, { benchTouch: measured });
}

/** Resolves when the menu shows a step. */
export function stepShown(step: string): Promise<void> {
  return new Promise((resolve, reject) => {
    setTimeout(() => {
      reject(new Error(`the step ${step} did not come`));
    }, 20_000);
    const look = (): void => {
      if (document.documentElement.dataset['step'] !== step) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(document.documentElement, { attributes: true });
    look();
  });
}

/** Milliseconds measured by `armTouch` or `armAnswer`. */
export async function touchMeasured(): Promise<number> {
  return Number(await Reflect.get(globalThis, 'benchTouch'));
}
