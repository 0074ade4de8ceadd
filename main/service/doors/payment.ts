import type { PaymentDoor } from '../../../app/service/doors/payment/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runPayment(_ports: ServicePorts): DoorRunner<PaymentDoor> {
  return () => undefined;
}
