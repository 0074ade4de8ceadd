import { addTiyn, ZERO_TIYN, type Tiyn } from '../../money/money.ts';
import { carriedChangeEntries } from '../change/spend-change.ts';
import { DELAYS } from '../state/delays.ts';
import { startDispensing } from '../dispense/dispense.ts';
import type { Now } from '../../ports/clock.ts';
import type { PaidPurchase, Sale } from '../state/sale.ts';
import type { KioskState } from '../state/state.ts';
import type { Step } from '../state/step.ts';

/**
 * Starts a sale whose whole price is paid. Carried change is moved to this sale in the same append as the payment and
 * the intent of the pulse; until then it is owed under the customer's code.
 */
export function startPaid(
  state: KioskState,
  { sale, cashTiyn, purchase }: { sale: Sale; cashTiyn: Tiyn; purchase: PaidPurchase | null },
  now: Now,
): Step {
  const carriedTiyn = sale.carriedChange?.amountTiyn ?? ZERO_TIYN;
  const received = { cashTiyn: addTiyn(cashTiyn, carriedTiyn), carriedTiyn, purchase };
  const facts = {
    sale: { ...sale, carriedChange: null },
    received,
    piece: 1,
    paidAtMs: now.wallMs,
    attempt: 1,
    endsMonoMs: now.monoMs + DELAYS.dispenseWithinMs,
  };
  const started = startDispensing(state, facts);
  return { ...started, entries: [...carriedChangeEntries(sale), ...started.entries] };
}
