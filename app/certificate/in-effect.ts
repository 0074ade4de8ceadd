/**
 * Which certificate counts: the last human act wins. An installed certificate counts as long as the configuration
 * still names the one that it replaced, or one that cannot be read; whoever changes the configured files afterwards
 * has decided for those.
 *
 * `replaces` and `configured` are fingerprints; `configured` is null where the configuration's certificate is
 * missing or unreadable.
 */
export function isInEffect(replaces: string | null, configured: string | null): boolean {
  return configured === null || configured === replaces;
}
