import type { DebtsDoor } from '../../../app/service/doors/debts/types.ts';
import { unreachable } from '../../../app/result.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Whose money it was stood at the machine then; clocks and customers take their time. */
const AROUND_MS = 15 * MINUTE_MS;

/** Reads what is open, and what is on record of one sale, in the thread of past sales. */
export function runDebts({ past }: Pick<ServicePorts, 'past'>): DoorRunner<DebtsDoor> {
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read-list': {
        const { token, search, beforeSequence } = effect.question;
        const read = await past.page({ of: 'open', search, beforeSequence });
        tell({ kind: 'list-read', token, read: read.ok ? read.value : null });
        return;
      }
      case 'read-around': {
        const { token, atMs } = effect;
        const times = [{ fromMs: atMs - AROUND_MS, untilMs: atMs + AROUND_MS }];
        const search = { code: null, amountTiyn: null, number: null, times };
        const read = await past.page({ of: 'all', search, beforeSequence: null });
        tell({ kind: 'around-read', token, sales: read.ok ? read.value.page.sales : null });
        return;
      }
      case 'read-claim': {
        const read = await past.sale(effect.saleId);
        const claim = read.ok ? (read.value?.claim ?? null) : null;
        tell({ kind: 'claim-read', token: effect.token, claim, isUnreadable: !read.ok });
        return;
      }
      default:
        unreachable(effect);
    }
  };
}
