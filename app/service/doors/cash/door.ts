import { UNCHANGED, type Door } from '../../state/door.ts';
import type { CashDoor } from './types.ts';

/** A place for the door; it says that it is not ready. */
export const cashDoor: Door<CashDoor> = {
  open: () => ({ state: { isReady: false } }),
  act: () => UNCHANGED,
  onOutcome: () => UNCHANGED,
  view: (state) => state,
};
