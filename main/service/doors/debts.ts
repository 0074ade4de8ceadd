import type { DebtsDoor } from '../../../app/service/doors/debts/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runDebts(_ports: ServicePorts): DoorRunner<DebtsDoor> {
  return () => undefined;
}
