import type { PaymentSettings } from '../../app/config/payment.ts';
import { kaspiService } from './kaspi/service.ts';
import { kaspiOutline } from './kaspi/outline.ts';
import type { ServiceOutline } from './port/outline.ts';
import { webOutline } from './web/outline.ts';
import type { PaymentService } from './port/service.ts';

/** The payment service of the configuration; null where the machine takes notes alone. */
export function serviceOf({ kaspi }: PaymentSettings): PaymentService | null {
  return kaspi === undefined ? null : kaspiService(kaspi);
}

/** Every service of the configuration as an examination of the machine sees it. */
export function outlinesOf({ apiPay, byFly, kaspi }: PaymentSettings): readonly ServiceOutline[] {
  return [
    ...(kaspi === undefined ? [] : [kaspiOutline(kaspi)]),
    ...(apiPay === undefined ? [] : [webOutline(apiPay, apiPay.apiKeyFile)]),
    ...(byFly === undefined ? [] : [webOutline(byFly, byFly.apiTokenFile)]),
  ];
}
