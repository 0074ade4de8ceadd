import type { ReactNode } from 'react';
import type { Limit } from '../../../app/session/view/view.ts';
import { useShown, useWords } from '../state/shown.ts';
import { formatLeft, fractionLeft } from '../../parts/countdown.ts';
import { useLeftMs } from '../../parts/use-left-ms.ts';

const RADIUS = 57;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring that empties, with the remaining time inside. */
export function TimeRing({ limit }: { readonly limit: Limit }): ReactNode {
  const { arrivedAtMs } = useShown();
  const { say } = useWords();
  const left = useLeftMs(limit, arrivedAtMs);
  const time = formatLeft(left);
  const gone = ROUND * (1 - fractionLeft(limit, left));
  return (
    <div className="time-ring" role="timer" aria-label={say('time.left', { time })}>
      <svg viewBox="0 0 128 128" aria-hidden="true">
        <circle className="time-ring-track" cx="64" cy="64" r={RADIUS} />
        <circle
          className="time-ring-rest"
          cx="64"
          cy="64"
          r={RADIUS}
          strokeDasharray={ROUND.toFixed(2)}
          strokeDashoffset={gone.toFixed(2)}
        />
      </svg>
      <span className="time-ring-text" aria-hidden="true">
        {time}
      </span>
    </div>
  );
}
