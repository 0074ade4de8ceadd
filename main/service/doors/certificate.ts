import type { CertificateDoor } from '../../../app/service/doors/certificate/types.ts';
import { unreachable } from '../../../app/result.ts';
import type { DoorRunner, ServicePorts } from '../port/service-ports.ts';

/** Shows the certificates of this machine, tries the other one with the bank and switches to it. */
export function runCertificate({ parts, dispatch }: ServicePorts): DoorRunner<CertificateDoor> {
  return async (effect, tell) => {
    const desk = parts.payments.certificates;
    if (desk === undefined) {
      tell({ kind: 'facts-read', facts: { kind: 'none' } });
      return;
    }
    switch (effect.kind) {
      case 'read-facts':
        tell({ kind: 'facts-read', facts: await desk.facts() });
        return;
      case 'try':
        tell({ kind: 'tried', verdict: await desk.tryOther() });
        return;
      case 'switch': {
        const switched = await desk.switchToOther();
        tell(switched);
        // The session learns whether the service answers under it.
        if (switched.kind === 'switched')
          dispatch({ kind: 'connect-answered', result: await parts.payments.connect() });
        return;
      }
      default:
        unreachable(effect.kind);
    }
  };
}
