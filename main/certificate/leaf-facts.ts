import type { X509Certificate } from 'node:crypto';

/** The fields of a certificate. */
export interface LeafFacts {
  /** On one line: `C=KZ, O=Contoso Ltd., CN=…`. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, the form that the bank's support uses. */
  readonly serial: string;
  readonly notBeforeMs: number;
  readonly notAfterMs: number;
  /** SHA-256 of the certificate, lower-case hexadecimal. */
  readonly fingerprint: string;
}

/** Reads the facts of a certificate. */
export function leafFacts(certificate: X509Certificate): LeafFacts {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serial: certificate.serialNumber,
    notBeforeMs: Date.parse(certificate.validFrom),
    notAfterMs: Date.parse(certificate.validTo),
    fingerprint: fingerprintOf(certificate),
  };
}

/** SHA-256 of a certificate in lower-case hexadecimal. */
export function fingerprintOf(certificate: X509Certificate): string {
  return certificate.fingerprint256.replaceAll(':', '').toLowerCase();
}

/**
 * A name on one line; the engines put each part on a line of its own. The name can be absent, although Node's types do
 * not allow for it.
 */
export function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

const SHORT_LENGTH = 16;

/** A prefix of a fingerprint that people can compare. */
export function short(fingerprint: string): string {
  return fingerprint.slice(0, SHORT_LENGTH);
}
