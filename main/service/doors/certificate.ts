import type { CertificateDoor } from '../../../app/service/doors/certificate/types.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Nothing is done for this door yet. */
export function runCertificate(_ports: ServicePorts): DoorRunner<CertificateDoor> {
  return () => undefined;
}
