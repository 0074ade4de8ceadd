import { useEffect, useRef, useState, type ReactNode } from 'react';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import { useServiceWords } from '../state/shown.ts';

/** Long enough to exclude an accident. */
const HOLD_MS = 1_000;
/** A finger that slides so far has changed its mind. */
const SLIDE_PX = 80;

interface Props {
  readonly action: string;
  readonly onHeld: () => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** A button for what cannot be undone: it has to be held for a second, by finger or by key, and fills up meanwhile. */
export function HoldButton({ action, onHeld, disabled = false, children }: Props): ReactNode {
  const { say } = useServiceWords(frameWords);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const sinceMs = useRef(0);
  const from = useRef({ x: 0, y: 0 });
  const [isHeld, setIsHeld] = useState(false);
  const release = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setIsHeld(false);
  };
  const act = (): void => {
    release();
    onHeld();
  };
  const hold = (atMs: number): void => {
    if (timer.current !== null || disabled) return;
    sinceMs.current = atMs;
    setIsHeld(true);
    timer.current = setTimeout(act, HOLD_MS);
  };
  /** On a busy computer the timer may be late: how long a finger was down is what the system measured. */
  const lift = (atMs: number): void => {
    if (timer.current !== null && atMs - sinceMs.current >= HOLD_MS) act();
    else release();
  };
  useEffect(() => release, []);
  return (
    <button
      type="button"
      className="button ghost hold"
      data-action={action}
      data-held={isHeld}
      disabled={disabled}
      onPointerDown={({ timeStamp, clientX, clientY, currentTarget, pointerId }) => {
        // What was pressed counts, also where a line that comes or goes moves the button away under the finger.
        currentTarget.setPointerCapture(pointerId);
        from.current = { x: clientX, y: clientY };
        hold(timeStamp);
      }}
      onPointerMove={({ clientX, clientY }) => {
        const { x, y } = from.current;
        if (Math.hypot(clientX - x, clientY - y) > SLIDE_PX) release();
      }}
      onPointerUp={({ timeStamp }) => {
        lift(timeStamp);
      }}
      onPointerCancel={release}
      onBlur={release}
      onKeyDown={({ key, timeStamp }) => {
        if (key === 'Enter' || key === ' ') hold(timeStamp);
      }}
      onKeyUp={({ timeStamp }) => {
        lift(timeStamp);
      }}
    >
      <span className="hold-fill" aria-hidden="true" />
      <span className="hold-label">
        {children} <span className="hold-hint">({say('hold')})</span>
      </span>
    </button>
  );
}
