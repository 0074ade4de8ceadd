import type { ReactNode } from 'react';

/** The colour behind a drawing. */
export type Tint = 'sky' | 'peach' | 'sand' | 'cream' | 'mint' | 'lilac' | 'rose';

/** A drawing on a field of 200 by 200 whose ground is the line y = 172. */
export interface Drawing {
  readonly tint: Tint;
  readonly shapes: ReactNode;
}
