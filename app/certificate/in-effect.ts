/**
 * Whether the installed certificate is in effect: the most recent action of a person decides. It is in effect as long
 * as the configuration still names the certificate that it replaced, or one that cannot be read. Once the configured
 * files change, those are in effect.
 *
 * `replaces` and `configured` are fingerprints; `configured` is null where the configuration's certificate is missing
 * or unreadable.
 */
export function isInEffect(replaces: string | null, configured: string | null): boolean {
  return configured === null || configured === replaces;
}
