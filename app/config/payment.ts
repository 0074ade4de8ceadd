import { z } from 'zod';
import { apiPaySchema, withApiPayFiles } from './api-pay.ts';
import { byFlySchema, withByFlyFiles } from './by-fly.ts';
import type { ProviderName } from '../payment/capabilities.ts';
import type { Finding } from './finding.ts';
import { canSendInvoices, isTestServer, kaspiSchema, keyFileOf, withKaspiFiles, withKeyFile } from './kaspi.ts';
import { cashSchema } from './schema.ts';
import type { SecretOf } from './secret-key.ts';
import { isStandIn } from './web-service.ts';

/** How the machine is paid: at least one service, or notes. */
export const paymentSchema = z.strictObject({
  kaspi: kaspiSchema.optional(),
  apiPay: apiPaySchema.optional(),
  byFly: byFlySchema.optional(),
  /** Which service sends invoices to telephones; without the key the one that can, Kaspi before others. */
  phoneInvoice: z.enum(['kaspi', 'apiPay']).optional(),
  cash: cashSchema.optional(),
});

export type PaymentSettings = z.infer<typeof paymentSchema>;

/** The payment services that are configured, by the names that the journal gives them, the first choice first. */
export function providersOf({ kaspi, apiPay, byFly }: PaymentSettings): readonly ProviderName[] {
  const all = { kaspi, apipay: apiPay, byfly: byFly };
  return Object.entries(all).flatMap(([provider, settings]) => (settings === undefined ? [] : [provider]));
}

/** Whether any payment service is configured. */
export function hasService({ kaspi, apiPay, byFly }: PaymentSettings): boolean {
  return kaspi !== undefined || apiPay !== undefined || byFly !== undefined;
}

/** Whether one of the services moves real money. */
export function hasRealService({ kaspi, apiPay, byFly }: PaymentSettings): boolean {
  const isRealKaspi = kaspi !== undefined && !isTestServer(kaspi);
  return isRealKaspi || [apiPay, byFly].some((service) => service !== undefined && !isStandIn(service));
}

/** Who sends invoices to telephones; null where no service can. */
export function phoneInvoiceOf({ kaspi, apiPay, phoneInvoice }: PaymentSettings): 'kaspi' | 'apiPay' | null {
  if (phoneInvoice !== undefined) return phoneInvoice;
  if (kaspi !== undefined && canSendInvoices(kaspi)) return 'kaspi';
  return apiPay === undefined ? null : 'apiPay';
}

/** Reports a sender of invoices that is not configured, or whose contract has none. */
export function phoneInvoiceFindings(payment: PaymentSettings | undefined): readonly Finding[] {
  const { kaspi, apiPay, phoneInvoice } = payment ?? {};
  const path = ['payment', 'phoneInvoice'];
  if (phoneInvoice === 'kaspi' && (kaspi === undefined || !canSendInvoices(kaspi)))
    return [{ path, rule: 'invoice-without-kaspi' }];
  return phoneInvoice === 'apiPay' && apiPay === undefined ? [{ path, rule: 'invoice-without-apipay' }] : [];
}

/** The settings with every file path replaced by what `place` returns for it. */
export function withPaymentFiles(payment: PaymentSettings, place: (file: string) => string): PaymentSettings {
  const { kaspi, apiPay, byFly } = payment;
  return {
    ...payment,
    ...(kaspi === undefined ? {} : { kaspi: withKaspiFiles(kaspi, place) }),
    ...(apiPay === undefined ? {} : { apiPay: withApiPayFiles(apiPay, place) }),
    ...(byFly === undefined ? {} : { byFly: withByFlyFiles(byFly, place) }),
  };
}

/** The file of this key; null where the configuration names none. */
export function secretFileOf({ kaspi, apiPay, byFly }: PaymentSettings, secret: SecretOf): string | null {
  const files = {
    kaspi: kaspi === undefined ? null : keyFileOf(kaspi),
    apiPay: apiPay?.apiKeyFile ?? null,
    byFly: byFly?.apiTokenFile ?? null,
  };
  return files[secret];
}

/** The service alone with its key in this file; null where it is not configured, or has no key. */
export function withSecretFile(
  { kaspi, apiPay, byFly }: PaymentSettings,
  secret: SecretOf,
  file: string,
): PaymentSettings | null {
  if (secret === 'apiPay') return apiPay === undefined ? null : { apiPay: { ...apiPay, apiKeyFile: file } };
  if (secret === 'byFly') return byFly === undefined ? null : { byFly: { ...byFly, apiTokenFile: file } };
  const asked = kaspi === undefined ? null : withKeyFile(kaspi, file);
  return asked === null ? null : { kaspi: asked };
}
