import type { ReactNode } from 'react';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import { useServiceWords } from '../state/shown.ts';

/** How many digits were typed, never which. */
export function PinDots({ digits }: { readonly digits: number }): ReactNode {
  const { say } = useServiceWords(frameWords);
  return (
    <p className="pin-dots" role="img" aria-label={say('pin.digits', { digits })}>
      {Array.from({ length: digits }, (_, index) => (
        <span key={index} className="pin-dot" />
      ))}
    </p>
  );
}
