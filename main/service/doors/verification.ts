import type { PaymentOutcome, Verifier } from '../../../app/service/doors/payment/types.ts';
import { isFree } from '../../../app/session/quiet.ts';
import { servicesOfKiosk, type OpenService } from '../../runtime/kiosk-parts.ts';
import type { ServicePorts } from '../port/service-ports.ts';

type Tell = (outcome: PaymentOutcome) => void;

/** What a verification acts on. */
export type VerificationPorts = Pick<ServicePorts, 'dispatch' | 'kiosk'> & {
  readonly parts: Pick<ServicePorts['parts'], 'payments' | 'capabilities' | 'otherServices'> & {
    readonly config: { readonly operator?: { readonly bin?: string | undefined } };
  };
};

/** The service of this machine at which the organisation is verified; null where none asks for it. */
export function verifierOf({ parts }: VerificationPorts): Verifier | null {
  const capabilities = askingService(parts)?.capabilities;
  if (capabilities === undefined) return null;
  return { provider: capabilities.provider, title: capabilities.title, idn: parts.config.operator?.bin ?? null };
}

function askingService(parts: VerificationPorts['parts']): OpenService | undefined {
  return servicesOfKiosk(parts).find(({ payments }) => payments.verification !== undefined);
}

/**
 * The verification that is under way. It goes on where the door is left, asks nothing while a customer is in a sale, and
 * ends by itself; a program that ends meanwhile harms nothing, because the service goes on without being asked.
 */
export class VerificationRun {
  readonly #ports: VerificationPorts;
  #isRunning = false;

  constructor(ports: VerificationPorts) {
    this.#ports = ports;
  }

  /** Verifies, and connects the service at once when that is done. A second one meanwhile is not begun. */
  async run(idn: string, tell: Tell): Promise<void> {
    const { dispatch, kiosk, parts } = this.#ports;
    const service = askingService(parts);
    if (service?.payments.verification === undefined || this.#isRunning) return;
    this.#isRunning = true;
    try {
      const ended = await service.payments.verification.verify(idn, {
        told: (progress) => {
          tell({ kind: 'verifying', progress });
        },
        mayAsk: () => kiosk().session.kind === 'service' || isFree(kiosk()),
      });
      if (!ended.ok) tell({ kind: 'not-verified', problem: ended.error.problem });
      else tell({ kind: 'verification-ended', end: ended.value });
      if (!ended.ok || ended.value !== 'verified') return;
      const { provider } = service.capabilities;
      dispatch({ kind: 'connect-answered', provider, result: await service.payments.connect() });
    } finally {
      this.#isRunning = false;
    }
  }
}
