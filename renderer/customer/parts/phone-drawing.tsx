import type { ReactNode } from 'react';

/** A drawing of a phone, empty or with a tick. */
export function PhoneDrawing({ tick }: { readonly tick: boolean }): ReactNode {
  return (
    <svg className="phone-drawing" viewBox="0 0 160 280" aria-hidden="true">
      <rect className="drawing-ink" x="0" y="0" width="160" height="280" rx="30" />
      <rect className="drawing-paper" x="13" y="15" width="134" height="250" rx="18" />
      <rect className="drawing-ink" x="58" y="15" width="44" height="12" rx="6" />
      {tick ? (
        <path className="drawing-kaspi-line" d="M50 142l22 24 40-48" />
      ) : (
        <path className="drawing-kaspi-line" d="M46 128v-18h18M96 110h18v18M114 162v18H96M64 180H46v-18" />
      )}
    </svg>
  );
}
