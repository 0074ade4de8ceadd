import type { PaymentService } from '../../../main/payments/port/service.ts';
import type { WebSettings } from '../../../main/payments/web/web-link.ts';
import { INTERBANK } from './capabilities.ts';
import { InterbankProvider } from './provider.ts';

/** Where the service is reached. */
export type InterbankSettings = Pick<WebSettings, 'baseUrl' | 'keyFile' | 'caFiles'>;

/** The interbank QR under the key of a merchant: the entry in a registry of services. */
export function interbankService(settings: InterbankSettings, capabilities = INTERBANK): PaymentService {
  const link = { ...settings, title: INTERBANK.title, keySetting: 'keyFile', keyHeader: 'X-Merchant-Key' };
  return {
    capabilities,
    open: (parts) => Promise.resolve(new InterbankProvider(link, parts)),
    openForQuestions: (parts) => Promise.resolve(new InterbankProvider(link, parts)),
  };
}
