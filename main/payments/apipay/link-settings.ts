import type { ApiPaySettings } from '../../../app/config/api-pay.ts';
import type { WebSettings } from '../web/web-link.ts';

/** Where ApiPay is reached, and the header of its key. */
export function apiPayLinkSettings({ apiKeyFile, baseUrl, caFiles, proxy }: ApiPaySettings): WebSettings {
  return {
    title: 'ApiPay',
    baseUrl,
    keyFile: apiKeyFile,
    keySetting: 'apiKeyFile',
    keyHeader: 'X-API-Key',
    caFiles,
    proxy,
  };
}
