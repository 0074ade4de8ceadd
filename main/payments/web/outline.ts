import type { ProxySettings } from '../../../app/config/service-address.ts';
import { endOf, HTTPS_PORT, PROXY_PORT } from '../port/network-end.ts';
import type { ServiceOutline } from '../port/outline.ts';

/** A service with a key as an examination of the machine sees it. */
export function webOutline(
  { baseUrl, proxy }: { readonly baseUrl: string; readonly proxy?: ProxySettings | undefined },
  keyFile: string,
): ServiceOutline {
  const hasPassword = typeof proxy === 'object';
  return {
    service: endOf(baseUrl, HTTPS_PORT),
    proxy: proxy === undefined ? null : endOf(hasPassword ? proxy.url : proxy, PROXY_PORT),
    secretFiles: [keyFile, ...(hasPassword ? [proxy.passwordFile] : [])],
    certificate: null,
  };
}
