/**
 * What can be wrong with a certificate, its key or the files they came in. Each reason has a sentence in every language
 * that says what to do (`certificate.finding.<reason>`).
 */
export const FINDING_SEVERITIES = {
  'source-missing': 'error',
  'stick-unreadable': 'error',
  'source-empty': 'error',
  'source-too-large': 'error',
  'not-a-certificate': 'error',
  'archive-encrypted': 'error',
  'archive-format': 'error',
  'archive-damaged': 'error',
  'link-outside': 'error',
  'certificate-damaged': 'error',
  'certificate-missing': 'error',
  'certificate-several': 'error',
  'pfx-damaged': 'error',
  'pfx-unsupported': 'error',
  'key-damaged': 'error',
  'key-unsupported': 'error',
  'key-missing': 'error',
  'key-mismatch': 'error',
  'passphrase-missing': 'error',
  'passphrase-wrong': 'error',
  'passphrase-unreadable': 'error',
  'expired': 'error',
  'not-yet-valid': 'error',
  'self-signed': 'error',
  'chain-incomplete': 'error',
  'chain-invalid': 'error',
  'ca-expired': 'error',
  'ca-not-ca': 'error',
  'usage-not-client': 'error',
  'usage-not-signature': 'error',
  'engine-refuses': 'error',
  'subject-invalid': 'error',
  'out-exists': 'error',
  'config-unusable': 'error',
  'config-without-certificate': 'error',
  'wrong-user': 'error',
  'store-failed': 'error',
  'nothing-to-roll-back': 'error',
  'weak-key': 'warning',
  'expires-soon': 'warning',
  'ca-differs': 'warning',
  'already-installed': 'warning',
  'key-unencrypted': 'warning',
} as const satisfies Readonly<Record<string, 'error' | 'warning'>>;

export type FindingReason = keyof typeof FINDING_SEVERITIES;

/** A reason with its facts: file names, dates, names, fingerprints. Never a secret. */
export interface Finding {
  readonly reason: FindingReason;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A finding with the values for its sentence. */
export function finding(reason: FindingReason, parameters: Readonly<Record<string, string>> = {}): Finding {
  return { reason, parameters };
}

/** Whether the findings forbid installing the certificate. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ reason }) => FINDING_SEVERITIES[reason] === 'error');
}
