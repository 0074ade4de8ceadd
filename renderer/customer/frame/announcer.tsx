import { useEffect, useRef, type ReactNode } from 'react';
import type { CustomerScreen } from '../../../app/session/view/view.ts';
import { screenTitle } from '../screens/screen-title.ts';
import { useWords } from '../state/shown.ts';

/** Long enough for a screen reader to pick up the text, and short enough that the heading is not found twice. */
const SPOKEN_MS = 1_000;

/**
 * Announces a new screen to screen readers. The element is always present and only its text changes, once for every new
 * title: a view with the same title, or another second of a countdown, is not announced.
 */
export function Announcer({ screen }: { readonly screen: CustomerScreen }): ReactNode {
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
