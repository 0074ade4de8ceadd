import type { ProductsDoor } from '../../../app/service/doors/products/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runProducts(_ports: ServicePorts): DoorRunner<ProductsDoor> {
  return () => undefined;
}
