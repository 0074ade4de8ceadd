import type { Log } from '../../../app/log/events.ts';
import type { PaymentCapabilities } from '../../../app/payment/capabilities.ts';
import type { PaymentProvider } from '../../../app/payment/provider.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import type { Vault } from '../../certificate/vault.ts';
import type { Redactor } from '../../log/redact.ts';

/** What a service is opened with. */
export interface ServiceParts {
  readonly dataDirectory: string;
  /** Keeps the passphrases of installed certificates; asked for only where it is needed. */
  readonly vault: () => Promise<Vault>;
  readonly log: Log;
  readonly redactor: Redactor;
  readonly clock: Clock;
}

/** A provider that keeps connections. */
export interface OpenProvider extends PaymentProvider {
  close(): void;
}

/** A payment service of the configuration. Each is a folder of `main/payments` and an entry in its registry. */
export interface PaymentService {
  readonly capabilities: PaymentCapabilities;
  /** For selling. Opening asks nothing yet. */
  open(parts: ServiceParts): Promise<OpenProvider>;
  /**
   * For questions about purchases, beside a running kiosk: nothing is registered and nothing is written. Null where
   * the service does not know this machine yet.
   */
  openForQuestions(parts: ServiceParts): Promise<OpenProvider | null>;
}
