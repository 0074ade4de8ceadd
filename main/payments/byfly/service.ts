import type { ByFlySettings } from '../../../app/config/by-fly.ts';
import { openAddressStore } from '../https/address-store.ts';
import type { OpenProvider, PaymentService, ServiceParts } from '../port/service.ts';
import { byFlyCapabilities } from './capabilities.ts';
import { ByFlyProvider } from './provider.ts';

/** ByFly's payment centre under the token of the configuration. */
export function byFlyService(settings: ByFlySettings): PaymentService {
  const open = ({ clock, dataDirectory, log, redactor }: ServiceParts, keep: boolean): Promise<OpenProvider> => {
    const addresses = openAddressStore(dataDirectory);
    const parts = { clock, log, redactor, addresses: keep ? addresses : { ...addresses, save: () => undefined } };
    return Promise.resolve(new ByFlyProvider(settings, parts));
  };
  return {
    capabilities: byFlyCapabilities(settings),
    open: (parts) => open(parts, true),
    openForQuestions: (parts) => open(parts, false),
  };
}
