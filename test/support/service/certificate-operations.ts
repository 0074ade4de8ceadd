import type { CertificateFacts } from '../../../app/certificate/operations.ts';
import type { CertificateOutcome } from '../../../app/service/doors/certificate/types.ts';
import type { MachineEvent } from '../../../app/service/event.ts';
import { runCertificate } from '../../../main/service/doors/certificate.ts';
import type { LiveKiosk } from '../certificate/live-harness.ts';
import { servicePorts } from './service-ports.ts';

/** The door's effects over a running kiosk's own connection, certificates and configuration. */
export function certificateOperations(kiosk: LiveKiosk): {
  readonly dispatched: MachineEvent[];
  readonly run: (kind: 'read-facts' | 'try' | 'switch') => Promise<CertificateOutcome>;
  readonly facts: () => Promise<Extract<CertificateFacts, { kind: 'certificate' }>>;
} {
  const dispatched: MachineEvent[] = [];
  const runner = runCertificate(
    servicePorts({
      parts: { payments: kiosk.provider },
      dispatch: (event) => void dispatched.push(event),
    }),
  );
  const run = async (kind: 'read-facts' | 'try' | 'switch'): Promise<CertificateOutcome> => {
    const told: CertificateOutcome[] = [];
    await runner({ kind }, (outcome) => void told.push(outcome));
    const [only] = told;
    if (only === undefined || told.length > 1) throw new Error(`${String(told.length)} outcomes of ${kind}`);
    return only;
  };
  return {
    dispatched,
    run,
    async facts() {
      const outcome = await run('read-facts');
      if (outcome.kind !== 'facts-read' || outcome.facts.kind !== 'certificate') throw new Error(outcome.kind);
      return outcome.facts;
    },
  };
}
