import type { ApiPaySettings } from '../../../app/config/api-pay.ts';
import { openAddressStore } from '../https/address-store.ts';
import type { OpenProvider, PaymentService, ServiceParts } from '../port/service.ts';
import { apiPayCapabilities } from './capabilities.ts';
import { ApiPayProvider } from './provider.ts';

/** ApiPay.kz under the key of the configuration. */
export function apiPayService(settings: ApiPaySettings): PaymentService {
  const open = ({ clock, dataDirectory, log, redactor }: ServiceParts, keep: boolean): Promise<OpenProvider> => {
    const addresses = openAddressStore(dataDirectory);
    const parts = { clock, log, redactor, addresses: keep ? addresses : { ...addresses, save: () => undefined } };
    return Promise.resolve(new ApiPayProvider(settings, parts));
  };
  return {
    capabilities: apiPayCapabilities(settings),
    open: (parts) => open(parts, true),
    openForQuestions: (parts) => open(parts, false),
  };
}
