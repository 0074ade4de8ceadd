import type { SalesDoor } from '../../../app/service/doors/sales/types.ts';
import { unreachable } from '../../../app/result.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Reads lists, stories and sums in the thread of past sales. */
export function runSales({ past }: Pick<ServicePorts, 'past'>): DoorRunner<SalesDoor> {
  return async (effect, tell) => {
    switch (effect.kind) {
      case 'read-list': {
        const { token, search, beforeSequence } = effect.question;
        const read = await past.page({ of: 'all', search, beforeSequence });
        tell({ kind: 'list-read', token, page: read.ok ? read.value.page : null });
        return;
      }
      case 'read-sale': {
        const read = await past.sale(effect.saleId);
        tell({ kind: 'sale-read', token: effect.token, read: read.ok ? { whole: read.value } : null });
        return;
      }
      case 'read-bars': {
        const { token, fromMs, untilMs } = effect;
        const read = await past.bars({ fromMs, untilMs });
        tell({ kind: 'bars-read', token, sold: read.ok ? read.value : null });
        return;
      }
      default:
        unreachable(effect);
    }
  };
}
