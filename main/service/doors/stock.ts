import type { StockDoor } from '../../../app/service/doors/stock/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runStock(_ports: ServicePorts): DoorRunner<StockDoor> {
  return () => undefined;
}
