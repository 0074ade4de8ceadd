import { useLayoutEffect, useState, type RefObject } from 'react';

/** The scroll position of a list: nothing to scroll, more below, or at its end. */
export type ScrollPlace = 'none' | 'more' | 'end';

/** Rounding of fractional sizes must not look like a remainder to scroll. */
const SLACK_PX = 8;

function placeOf(element: HTMLElement): ScrollPlace {
  const restPx = element.scrollHeight - element.clientHeight;
  if (restPx <= SLACK_PX) return 'none';
  return element.scrollTop >= restPx - SLACK_PX ? 'end' : 'more';
}

/** Tracks an element's scroll position; a change of `content` measures it again. */
export function useScrollPlace(list: RefObject<HTMLElement | null>, content: unknown): ScrollPlace {
  const [place, setPlace] = useState<ScrollPlace>('none');
  useLayoutEffect(() => {
    const element = list.current;
    if (element === null) return undefined;
    const look = (): void => {
      setPlace(placeOf(element));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [list, content]);
  return place;
}
