import { UNCHANGED, type Door } from '../../state/door.ts';
import type { SalesDoor } from './types.ts';

/** A place for the door; it says that it is not ready. */
export const salesDoor: Door<SalesDoor> = {
  open: () => ({ state: { isReady: false } }),
  act: () => UNCHANGED,
  onOutcome: () => UNCHANGED,
  view: (state) => state,
};
