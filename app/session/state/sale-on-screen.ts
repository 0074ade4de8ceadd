import type { Now } from '../../ports/clock.ts';
import type { Sale } from './sale.ts';
import type { Session } from './session.ts';
import type { KioskState } from './state.ts';

/** Whether the screen is about this sale, so that its customer is there. */
export function isOnScreen(session: Session, { saleId }: Sale): boolean {
  return 'sale' in session && session.sale?.saleId === saleId;
}

/** Whether this sale left the screen so recently that its customer is likely to be there. */
export function hasJustLeft({ lastSale }: KioskState, { saleId }: Sale, now: Now): boolean {
  return lastSale?.sale.saleId === saleId && now.monoMs < lastSale.untilMonoMs;
}
