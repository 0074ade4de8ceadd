import type { ReactNode } from 'react';
import { useWords } from '../state/shown.ts';
import { Heading } from './heading.tsx';
import type { ScreenProps } from './screen-of.ts';

/** Shown until main has finished its start. */
export function StartingContent({ screen }: ScreenProps<'starting'>): ReactNode {
  const { say } = useWords();
  return (
    <div className="centre">
      <svg className="starting-ring" viewBox="0 0 200 200" aria-hidden="true">
        <circle cx="100" cy="100" r="90" />
      </svg>
      <Heading screen={screen} />
      <p className="lead">{say(screen.waitsFor === 'disk' ? 'starting.disk' : 'starting.text')}</p>
    </div>
  );
}
