import { z } from 'zod';
import { file, identifier } from './schema.ts';
import { isLocalAddress, proxyFiles, proxySchema, serviceAddress, type ProxySettings } from './service-address.ts';

/** What every service by HTTPS has that shows a certificate of a public authority. */
export const webServiceSettings = {
  baseUrl: serviceAddress,
  /** The only authorities that are trusted; the public ones where the key is left out. */
  caFiles: z.array(file).min(1).max(10).optional(),
  proxy: proxySchema.optional(),
  /**
   * Which account at the service the key belongs to, in a word of the operator's. With another word, payments of the
   * account before are not asked about under this key; a key that is replaced for the same account changes nothing.
   */
  account: identifier.optional(),
} as const;

interface WebService {
  readonly baseUrl: string;
  readonly caFiles?: string[] | undefined;
  readonly proxy?: ProxySettings | undefined;
}

/** The common settings with every file path replaced by what `place` returns for it. */
export function webServiceFiles(
  { caFiles, proxy }: WebService,
  place: (file: string) => string,
): Pick<WebService, 'caFiles' | 'proxy'> {
  return {
    ...(caFiles === undefined ? {} : { caFiles: caFiles.map(place) }),
    ...(proxy === undefined ? {} : { proxy: proxyFiles(proxy, place) }),
  };
}

/** Whether the server moves no real money: only a stand-in on this computer does not. */
export function isStandIn({ baseUrl }: WebService): boolean {
  return isLocalAddress(baseUrl);
}
