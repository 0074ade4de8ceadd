import type { ReactNode } from 'react';

/** The open red ring that is shown while Kaspi has not answered. */
export function WaitingRing({ children }: { readonly children?: ReactNode }): ReactNode {
  return (
    <div className="waiting-ring" aria-hidden="true">
      <svg className="waiting-ring-turn" viewBox="0 0 400 400">
        <circle cx="200" cy="200" r="188" />
      </svg>
      <div className="waiting-ring-inside">{children}</div>
    </div>
  );
}
