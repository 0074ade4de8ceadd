import type { ReactNode } from 'react';

/** A drawing of a banknote without a value. */
export function NoteDrawing(): ReactNode {
  return (
    <svg className="note-drawing" viewBox="0 0 320 180" aria-hidden="true">
      <rect className="note-paper" x="6" y="6" width="308" height="168" rx="26" />
      <rect className="note-frame" x="28" y="28" width="264" height="124" rx="12" />
      <circle className="note-frame" cx="160" cy="90" r="36" />
      <path className="note-sign" d="M142 74h36M142 86h36M160 86v22" />
      <path className="note-frame" d="M58 90h18M244 90h18" />
    </svg>
  );
}

/** A drawing of a banknote entering the machine; static where reduced motion is preferred. */
export function NoteSlotDrawing(): ReactNode {
  return (
    <div className="note-slot" aria-hidden="true">
      <div className="note-slot-window">
        <NoteDrawing />
      </div>
      <div className="note-slot-mouth" />
    </div>
  );
}
