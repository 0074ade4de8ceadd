import type { SalesDoor } from '../../../app/service/doors/sales/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runSales(_ports: ServicePorts): DoorRunner<SalesDoor> {
  return () => undefined;
}
