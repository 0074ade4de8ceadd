import type { NetworkEnd } from './outline.ts';

export const HTTPS_PORT = 443;
export const PROXY_PORT = 80;

/** The end of a connection that an address names. */
export function endOf(address: string, usualPort: number): NetworkEnd {
  const { hostname, port } = new URL(address);
  // The brackets of an IPv6 address belong to the URL, not to the address.
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usualPort : Number(port) };
}
