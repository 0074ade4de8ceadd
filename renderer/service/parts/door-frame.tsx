import type { ReactNode } from 'react';
import { Notice } from './notice.tsx';

interface Props {
  /** What goes on, or why there is nothing here; null where neither is to be said. */
  readonly attention: string | null;
  readonly children?: ReactNode;
}

/** The frame of a door: what goes on in it, above everything else. */
export function DoorFrame({ attention, children }: Props): ReactNode {
  return (
    <div className="door">
      {attention !== null && <Notice kind="attention">{attention}</Notice>}
      {children}
    </div>
  );
}
