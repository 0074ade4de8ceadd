import type { PaymentCapabilities } from '../../payment/capabilities.ts';
import type { PaymentGate } from './gates.ts';

/** A payment service of this machine, and whether it can be used. */
export interface ServiceState {
  readonly about: PaymentCapabilities;
  readonly gate: PaymentGate;
  /** When the device was last registered again after an answer reported it as unknown. */
  readonly registeredMonoMs: number | null;
  /** Number of refusals in a row by a service that answers. */
  readonly refusals: number;
}
