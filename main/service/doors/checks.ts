import type { ChecksDoor } from '../../../app/service/doors/checks/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runChecks(_ports: ServicePorts): DoorRunner<ChecksDoor> {
  return () => undefined;
}
