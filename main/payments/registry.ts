import { phoneInvoiceOf, type PaymentSettings } from '../../app/config/payment.ts';
import { apiPayService } from './apipay/service.ts';
import { byFlyService } from './byfly/service.ts';
import { kaspiService } from './kaspi/service.ts';
import { kaspiOutline } from './kaspi/outline.ts';
import type { ServiceOutline } from './port/outline.ts';
import { webOutline } from './web/outline.ts';
import type { PaymentService } from './port/service.ts';

/**
 * The payment services of the configuration, the first choice first. Each is a folder beside this file; whether it sends
 * the invoices to telephones is the configuration's choice.
 */
export function servicesOf(payment: PaymentSettings): readonly PaymentService[] {
  const { kaspi, apiPay, byFly } = payment;
  const sender = phoneInvoiceOf(payment);
  return [
    ...(kaspi === undefined ? [] : [kaspiService(kaspi, { sendsInvoices: sender === 'kaspi' })]),
    ...(apiPay === undefined ? [] : [sender === 'apiPay' ? apiPayService(apiPay) : settling(apiPayService(apiPay))]),
    ...(byFly === undefined ? [] : [byFlyService(byFly)]),
  ];
}

/** A service that is not offered, and settles what was sold with it before. */
function settling(service: PaymentService): PaymentService {
  return { ...service, capabilities: { ...service.capabilities, methods: [] } };
}

/** The first payment service of the configuration; null where the machine takes notes alone. */
export function serviceOf(payment: PaymentSettings): PaymentService | null {
  return servicesOf(payment)[0] ?? null;
}

/** Every service of the configuration as an examination of the machine sees it. */
export function outlinesOf({ apiPay, byFly, kaspi }: PaymentSettings): readonly ServiceOutline[] {
  return [
    ...(kaspi === undefined ? [] : [kaspiOutline(kaspi)]),
    ...(apiPay === undefined ? [] : [webOutline(apiPay, apiPay.apiKeyFile)]),
    ...(byFly === undefined ? [] : [webOutline(byFly, byFly.apiTokenFile)]),
  ];
}
