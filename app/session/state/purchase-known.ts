import type { JournalEntry } from '../../journal/entry.ts';
import { ZERO_TIYN } from '../../money/money.ts';
import type { CreatedPurchase } from '../../payment/provider.ts';
import type { WatchedPurchase } from './running-payments.ts';
import { methodOf, serviceOf } from './services.ts';
import type { KioskState } from './state.ts';

/** The entry of a purchase whose number is known. `phone`: the masked telephone of an invoice, where it is known. */
export function purchaseKnown(
  state: KioskState,
  { sale, provider, method, amountTiyn, commissionTiyn: added, isAskedOnTouch }: WatchedPurchase,
  { qrPaymentId, pollIntervalMs, scanTimeoutMs, confirmTimeoutMs }: CreatedPurchase,
  phone: string | null,
): JournalEntry {
  return {
    kind: 'purchase-known',
    saleId: sale.saleId,
    qrPaymentId,
    provider,
    binding: serviceOf(state, provider)?.about.binding ?? null,
    method,
    amountTiyn,
    ...(added === ZERO_TIYN ? {} : { commissionTiyn: added }),
    ...(phone === null ? {} : { phone }),
    ...(isAskedOnTouch ? { asks: 'on-touch' } : {}),
    ...(findsSecond(state, method) ? { search: 'open' } : {}),
    pollIntervalMs,
    scanTimeoutMs,
    confirmTimeoutMs,
  };
}

/** Whether a second invoice of the same request can be looked for, which its customer could pay as well. */
function findsSecond(state: KioskState, id: string): boolean {
  const way = methodOf(state, id);
  return way?.method.presents === 'invoice' && way.service.about.findsLost;
}
