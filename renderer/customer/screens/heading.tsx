import type { ReactNode } from 'react';
import type { CustomerScreen } from '../../../app/session/view/view.ts';
import { useWords } from '../state/shown.ts';
import { screenTitle } from './screen-title.ts';

interface Props {
  readonly screen: CustomerScreen;
  readonly className?: string;
}

/** The screen's title. */
export function Heading({ screen, className = 'title' }: Props): ReactNode {
  return <h1 className={className}>{screenTitle(screen, useWords())}</h1>;
}
