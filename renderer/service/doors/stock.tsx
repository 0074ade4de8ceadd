import type { ReactNode } from 'react';
import type { DoorProps } from './door-props.ts';
import { NotReady } from './not-ready.tsx';

/** The door is drawn as a place that is not ready. */
export function StockDoor(_props: DoorProps<'stock'>): ReactNode {
  return <NotReady />;
}
