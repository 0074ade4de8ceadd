/**
 * The service and account that a purchase can be asked about at. Not the key, which is replaced from time to time, nor
 * the path, which changes with the version of the API: neither may leave a paid purchase without anybody to ask.
 */
export function bindingOf(
  service: string,
  { account, baseUrl }: { readonly account?: string | undefined; readonly baseUrl: string },
): string {
  return [service, new URL(baseUrl).hostname, ...(account === undefined ? [] : [account])].join(' ');
}
