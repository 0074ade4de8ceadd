import type { X509Certificate } from 'node:crypto';
import { expiryWarning } from '../../app/certificate/expiry.ts';
import { finding, type Finding } from '../../app/certificate/finding.ts';
import { fingerprintOf, short, type LeafFacts } from './leaf-facts.ts';
import { allowsClient, namePurposes, usagesOf } from './files/usages.ts';

const SAFE_KEY_BITS = 2048;

/** Findings about the dates: not valid yet, expired, or close to expiry. */
export function dateFindings({ notBeforeMs, notAfterMs }: LeafFacts, nowMs: number): readonly Finding[] {
  const now = isoDate(nowMs);
  if (nowMs < notBeforeMs) return [finding('not-yet-valid', { date: isoDate(notBeforeMs), now })];
  const warning = expiryWarning(notAfterMs, nowMs);
  if (warning === null) return [];
  const date = isoDate(notAfterMs);
  return warning.level === 'expired'
    ? [finding('expired', { date, now })]
    : [finding('expires-soon', { date, days: String(warning.days) })];
}

/** Findings about the permitted uses: the certificate must authenticate a client. */
export function usageFindings(certificate: X509Certificate): readonly Finding[] {
  const usages = usagesOf(certificate);
  const findings: Finding[] = [];
  if (!allowsClient(usages)) findings.push(finding('usage-not-client', { usages: namePurposes(usages) }));
  if (usages.digitalSignature === false) findings.push(finding('usage-not-signature'));
  return findings;
}

/** Findings about the key's length, which appendix 2 prescribes. */
export function strengthFindings({ publicKey }: X509Certificate): readonly Finding[] {
  const bits = publicKey.asymmetricKeyDetails?.modulusLength;
  return bits === undefined || bits >= SAFE_KEY_BITS ? [] : [finding('weak-key', { bits: String(bits) })];
}

/**
 * Findings about differences from the present certificate. A root that the kiosk does not trust yet may be a new one of
 * the bank, or of another party.
 */
export function differenceFindings(
  authorities: readonly X509Certificate[],
  configured: readonly X509Certificate[],
): readonly Finding[] {
  if (configured.length === 0) return [];
  const known = new Set(configured.map(fingerprintOf));
  const unknownAuthorities = authorities.filter((authority) => !known.has(fingerprintOf(authority)));
  if (unknownAuthorities.length === 0) return [];
  const list = (certificates: readonly X509Certificate[]): string =>
    certificates.map((one) => short(fingerprintOf(one))).join(', ');
  return [finding('ca-differs', { found: list(unknownAuthorities), configured: list(configured) })];
}

function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
