import type { PaymentSettings } from '../../app/config/payment.ts';
import { kaspiService } from './kaspi/service.ts';
import type { PaymentService } from './port/service.ts';

/** The payment service of the configuration; null where the machine takes notes alone. */
export function serviceOf({ kaspi }: PaymentSettings): PaymentService | null {
  return kaspi === undefined ? null : kaspiService(kaspi);
}
