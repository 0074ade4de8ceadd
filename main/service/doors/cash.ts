import type { CashDoor } from '../../../app/service/doors/cash/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runCash(_ports: ServicePorts): DoorRunner<CashDoor> {
  return () => undefined;
}
