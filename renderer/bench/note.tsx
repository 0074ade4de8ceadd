import type { ReactNode } from 'react';
import { formatTenge, tiyn, TIYN_PER_TENGE } from '../../app/money/money.ts';

/** An amount in tenge for people: "500 ₸". */
export function tengeWords(tenge: number): string {
  return formatTenge(tiyn(tenge * TIYN_PER_TENGE));
}

/** A drawing of a banknote that resembles no real one. */
export function Note({ tenge }: { readonly tenge: number }): ReactNode {
  return (
    <svg className="note" data-tenge={tenge} viewBox="0 0 160 84" aria-hidden="true">
      <rect className="note-paper" x="1" y="1" width="158" height="82" rx="9" />
      <circle className="note-sun" cx="80" cy="42" r="54" />
      <circle className="note-sun" cx="80" cy="42" r="36" />
      <rect className="note-frame" x="7" y="7" width="146" height="70" rx="5" />
      <path className="note-frame" d="M14 22h16M14 62h16M130 22h16M130 62h16" />
      <text x="80" y="53" textAnchor="middle">
        {tengeWords(tenge).replace('\u00a0₸', '')}
      </text>
    </svg>
  );
}
