import type { StockDoor } from '../../../app/service/doors/stock/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** The door has no effects: what it changes is the session's and the journal's. */
export function runStock(_ports: ServicePorts): DoorRunner<StockDoor> {
  return () => undefined;
}
