import { z } from 'zod';
import { file } from './schema.ts';

/** An HTTP proxy in front of the service: its address, or its address with a user name and a password file. */
const proxyAddress = z.url({ protocol: /^http$/, error: 'http-address' });

export const proxySchema = z.union([
  proxyAddress,
  z.strictObject({ url: proxyAddress, username: z.string().min(1).max(200), passwordFile: file }),
]);

export type ProxySettings = z.infer<typeof proxySchema>;

/** Where a payment service is, by HTTPS. */
export const serviceAddress = z.url({ protocol: /^https$/, error: 'https-address' });

const LOCAL_HOST = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** The host of an address by HTTPS, without its port. */
export function hostOf(address: string): string {
  return /^https:\/\/(\[[^\]]*\]|[^/:]*)/.exec(address)?.[1] ?? '';
}

/** Whether the address is on this computer: only a stand-in is, which moves no real money. */
export function isLocalAddress(address: string): boolean {
  return LOCAL_HOST.test(hostOf(address));
}

/** A proxy's settings with the path of its file replaced by what `place` returns for it. */
export function proxyFiles(proxy: ProxySettings, place: (file: string) => string): ProxySettings {
  return typeof proxy === 'string' ? proxy : { ...proxy, passwordFile: place(proxy.passwordFile) };
}
