import type { Ledger } from '../../journal/replay.ts';
import { subtractTiyn } from '../../money/money.ts';
import { RATE_UNITS } from '../../payment/capabilities.ts';
import { methodOf } from '../state/services.ts';
import type { KioskState } from '../state/state.ts';

/**
 * The commissions that services answered last, by way to pay, where they are others than expected: as far back as a
 * start reads the journal. Without them the first customer after every start would have to choose a second time.
 */
export function learnedRates(
  state: Pick<KioskState, 'services'>,
  { sales }: Pick<Ledger, 'sales'>,
): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const { askedTiyn, commissionTiyn, method } of [...sales.values()].flatMap(({ purchases }) => purchases)) {
    // Not of what was paid, which may be more, or less than the commission alone.
    if (method === null || askedTiyn <= commissionTiyn) continue;
    last.set(method, Math.round((commissionTiyn * RATE_UNITS) / subtractTiyn(askedTiyn, commissionTiyn)));
  }
  return new Map([...last].filter(([id, rate]) => methodOf(state, id)?.method.commissionRate !== rate));
}
