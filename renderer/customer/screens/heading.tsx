import type { ReactNode } from 'react';
import type { CustomerScreen } from '../../../app/session/view/view.ts';
import { Official } from '../parts/official.tsx';
import { useWords } from '../state/shown.ts';
import { screenTitle } from './screen-title.ts';

interface Props {
  readonly screen: CustomerScreen;
  readonly className?: string;
  /** An official picture that stands for the words. */
  readonly artwork?: string | null;
}

/** The screen's title. */
export function Heading({ screen, className = 'title', artwork = null }: Props): ReactNode {
  return (
    <h1 className={className}>
      <Official address={artwork} words={screenTitle(screen, useWords())} />
    </h1>
  );
}
