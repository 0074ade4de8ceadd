import type { ReactNode } from 'react';
import { useWords } from '../state/shown.ts';
import type { OnPaper } from './on-paper.ts';

/** A drawing of paper leaving a slot, animated while printing. */
function PaperDrawing(): ReactNode {
  return (
    <svg className="paper-drawing" viewBox="0 0 240 220" aria-hidden="true">
      <clipPath id="below-the-slot">
        <rect x="0" y="30" width="240" height="190" />
      </clipPath>
      <g clipPath="url(#below-the-slot)">
        <g className="paper-drawing-sheet">
          <path className="paper-drawing-edge" d="M52 0v206l17-14 17 14 17-14 17 14 17-14 17 14 17-14 17 14V0" />
          <path className="paper-drawing-words" d="M78 66h84M78 98h52M78 130h84" />
          <path className="paper-drawing-total" d="M78 162h30M136 162h26" />
        </g>
      </g>
      <rect className="paper-drawing-slot" x="10" y="14" width="220" height="24" rx="12" />
    </svg>
  );
}

/** Where the receipt is, instead of the receipt itself. */
export function PaperNotice({ paper }: { readonly paper: OnPaper }): ReactNode {
  const { say } = useWords();
  return (
    <div className="paper-notice" data-paper={paper}>
      <PaperDrawing />
      <p>{say(`success.paper.${paper}`)}</p>
    </div>
  );
}
