import { UNCHANGED, type Door } from '../../state/door.ts';
import type { DebtsDoor } from './types.ts';

/** A place for the door; it says that it is not ready. */
export const debtsDoor: Door<DebtsDoor> = {
  open: () => ({ state: { isReady: false } }),
  act: () => UNCHANGED,
  onOutcome: () => UNCHANGED,
  view: (state) => state,
};
