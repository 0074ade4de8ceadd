import type { Now } from '../../ports/clock.ts';
import type { Sale } from './sale.ts';
import type { Session } from './session.ts';
import type { KioskState } from './state.ts';

/** Whether the screen is about this sale: its customer stands there. */
export function isOnScreen(session: Session, { saleId }: Sale): boolean {
  return 'sale' in session && session.sale?.saleId === saleId;
}

/** Whether this sale has left the screen so recently that its customer is likely to stand there. */
export function hasJustLeft({ lastSale }: KioskState, { saleId }: Sale, now: Now): boolean {
  return lastSale?.sale.saleId === saleId && now.monoMs < lastSale.untilMonoMs;
}
