import { UNCHANGED, type Door } from '../../state/door.ts';
import type { ProductsDoor } from './types.ts';

/** A place for the door; it says that it is not ready. */
export const productsDoor: Door<ProductsDoor> = {
  open: () => ({ state: { isReady: false } }),
  act: () => UNCHANGED,
  onOutcome: () => UNCHANGED,
  view: (state) => state,
};
