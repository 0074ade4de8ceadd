import { METHOD_WORDS } from '../../../app/messages/method-words.ts';
import { subtractTiyn, type Tiyn } from '../../../app/money/money.ts';
import { totalTiyn } from '../../../app/payment/commission.ts';
import type { WayButton } from '../../../app/session/view/view.ts';

type Id = keyof typeof METHOD_WORDS;

/** Documented commissions, in parts of ten thousand. */
const RATES: Readonly<Record<Id, number>> = {
  qr: 0,
  phone: 0,
  kaspi_gold: 100,
  kaspi_red: 100,
  kaspi_credit: 1_400,
  kaspi_installment_12: 1_400,
  kaspi_installment_24: 1_400,
};

/** Buttons of ways to pay an amount. */
export function ways(amountTiyn: Tiyn, ...ids: readonly Id[]): readonly WayButton[] {
  return ids.map((id) => {
    const total = totalTiyn(amountTiyn, RATES[id]);
    return {
      id,
      name: METHOD_WORDS[id],
      presents: id === 'phone' ? 'invoice' : 'code',
      totalTiyn: total,
      commissionTiyn: subtractTiyn(total, amountTiyn),
    };
  });
}
