import { useEffect, useRef, type ReactNode } from 'react';
import type { Screen } from '../../../app/session/view/view.ts';
import { screenTitle } from '../screens/screen-title.ts';
import { useWords } from '../state/shown.ts';

/** Long enough for a screen reader to take the words; gone before anybody finds the same heading twice. */
const SPOKEN_MS = 1_000;

/**
 * Tells a screen reader that the screen has changed. It stands there from the start and only its words change, once for
 * every new title: a view that brings the same title again, or another second of a countdown, says nothing.
 */
export function Announcer({ screen }: { readonly screen: Screen }): ReactNode {
  const region = useRef<HTMLParagraphElement>(null);
  const title = screenTitle(screen, useWords());
  useEffect(() => {
    const element = region.current;
    if (element === null) return undefined;
    element.textContent = title;
    const timer = setTimeout(() => {
      element.textContent = '';
    }, SPOKEN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [title]);
  return <p ref={region} className="announcer" role="status" aria-live="polite" />;
}
