import { useEffect, useRef, useState, type ReactNode } from 'react';
import { frameWords } from '../../../app/messages/service/frame-words.ts';
import { useServiceWords } from '../state/shown.ts';

/** Long enough that nobody does it by accident. */
const HOLD_MS = 1_000;

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
  const [isHeld, setIsHeld] = useState(false);
  const release = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    setIsHeld(false);
  };
  const hold = (): void => {
    if (timer.current !== null || disabled) return;
    setIsHeld(true);
    timer.current = setTimeout(() => {
      release();
      onHeld();
    }, HOLD_MS);
  };
  useEffect(() => release, []);
  return (
    <button
      type="button"
      className="button ghost hold"
      data-action={action}
      data-held={isHeld}
      disabled={disabled}
      onPointerDown={hold}
      onPointerUp={release}
      onPointerCancel={release}
      onPointerLeave={release}
      onBlur={release}
      onKeyDown={({ key }) => {
        if (key === 'Enter' || key === ' ') hold();
      }}
      onKeyUp={release}
    >
      <span className="hold-fill" aria-hidden="true" />
      <span className="hold-label">
        {children} <span className="hold-hint">({say('hold')})</span>
      </span>
    </button>
  );
}
