import type { ReactNode } from 'react';
import { useWords } from '../shown.ts';

/** Until main knows what it can sell. */
export function StartingContent(): ReactNode {
  const { say } = useWords();
  return (
    <div className="centre">
      <svg className="starting-ring" viewBox="0 0 200 200" aria-hidden="true">
        <circle cx="100" cy="100" r="90" />
      </svg>
      <h1 className="title">{say('starting.title')}</h1>
      <p className="lead">{say('starting.text')}</p>
    </div>
  );
}
