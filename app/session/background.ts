import type { KioskState } from './state.ts';
import { waitingSession } from './watch-outcome.ts';

/**
 * How many questions are on their way that no customer waits for: about purchases, and about refunds. The sale in hand
 * must not queue behind them.
 */
export function questionsInBackground({ watched, refunds, session }: KioskState): number {
  const waited = 'sale' in session ? session.sale?.saleId : undefined;
  const aboutPurchases = watched.filter((one) => one.askMonoMs === null && waitingSession(session, one) === null).length;
  return aboutPurchases + refunds.filter((one) => one.asked && one.sale.saleId !== waited).length;
}
