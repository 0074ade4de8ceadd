import type { LogDoor } from '../../../app/service/doors/log/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runLog(_ports: ServicePorts): DoorRunner<LogDoor> {
  return () => undefined;
}
