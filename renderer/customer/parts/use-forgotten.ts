import { useEffect } from 'react';

/** After this time without a touch whoever chose here has left, and the next customer begins afresh. */
const FORGOTTEN_MS = 45_000;

/** Calls back once nobody has touched the page for a while; what one customer chose is not shown to the next. */
export function useForgotten(isWatched: boolean, forget: () => void): void {
  useEffect(() => {
    if (!isWatched) return undefined;
    let timer = setTimeout(forget, FORGOTTEN_MS);
    const onTouch = (): void => {
      clearTimeout(timer);
      timer = setTimeout(forget, FORGOTTEN_MS);
    };
    const options = { capture: true, passive: true };
    window.addEventListener('pointerdown', onTouch, options);
    window.addEventListener('scroll', onTouch, options);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('pointerdown', onTouch, options);
      window.removeEventListener('scroll', onTouch, options);
    };
  }, [isWatched, forget]);
}
