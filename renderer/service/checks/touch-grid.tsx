import { useEffect, useEffectEvent, useState, type PointerEvent, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { checksWords } from '../../../app/messages/service/checks-words.ts';
import { useServiceWords } from '../state/shown.ts';

/** About as wide as two fingertips, in millimetres: a finger sweeps the screen in a minute. */
const CELL_MM = 30;
/** The check ends after this time without a touch, because a dead cell must not block the way out. */
const IDLE_MS = 6_000;

/** A grid over the whole screen; every cell turns when it is touched. Ends with whether all of them were. */
export function TouchGrid({ onEnd }: { readonly onEnd: (isWhole: boolean) => void }): ReactNode {
  const { say } = useServiceWords(checksWords);
  const [{ columns, rows }] = useState(gridOfScreen);
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const left = columns * rows - touched.size;
  const end = useEffectEvent(() => {
    onEnd(left === 0);
  });
  useEffect(() => {
    const timer = setTimeout(end, left === 0 ? 0 : IDLE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [left]);
  const touch = ({ clientX, clientY, buttons, pointerType }: PointerEvent): void => {
    if (buttons === 0 && pointerType === 'mouse') return;
    const column = Math.min(columns - 1, Math.floor((clientX / window.innerWidth) * columns));
    const row = Math.min(rows - 1, Math.floor((clientY / window.innerHeight) * rows));
    const cell = row * columns + column;
    setTouched((before) => (before.has(cell) ? before : new Set([...before, cell])));
  };
  return createPortal(
    <div
      className="touch-grid"
      role="dialog"
      aria-label={say('touch')}
      data-left={left}
      style={{
        gridTemplateColumns: `repeat(${String(columns)}, 1fr)`,
        gridTemplateRows: `repeat(${String(rows)}, 1fr)`,
      }}
      onPointerDown={(event) => {
        // Otherwise a touch is bound to its first cell, and a moving finger would report no other.
        if (event.target instanceof Element && event.target.hasPointerCapture(event.pointerId))
          event.target.releasePointerCapture(event.pointerId);
        touch(event);
      }}
      onPointerMove={touch}
    >
      {Array.from({ length: columns * rows }, (_, cell) => (
        <span key={cell} className="touch-cell" data-touched={touched.has(cell)} />
      ))}
      <p className="touch-words">{say('touch.how', { count: left })}</p>
    </div>,
    document.body,
  );
}

function gridOfScreen(): { readonly columns: number; readonly rows: number } {
  const style = getComputedStyle(document.documentElement);
  const mm = Number.parseFloat(style.getPropertyValue('--mm')) || 4;
  const cellPx = Math.max(48, CELL_MM * mm);
  return {
    columns: Math.max(4, Math.round(window.innerWidth / cellPx)),
    rows: Math.max(4, Math.round(window.innerHeight / cellPx)),
  };
}
