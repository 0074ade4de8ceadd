import { UNCHANGED, type Door } from '../../state/door.ts';
import type { PaymentDoor } from './types.ts';

/** A place for the door; it says that it is not ready. */
export const paymentDoor: Door<PaymentDoor> = {
  open: () => ({ state: { isReady: false } }),
  act: () => UNCHANGED,
  onOutcome: () => UNCHANGED,
  view: (state) => state,
};
