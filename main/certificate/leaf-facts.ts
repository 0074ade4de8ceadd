import type { X509Certificate } from 'node:crypto';

/** What a certificate says about itself. */
export interface LeafFacts {
  /** In one line: `C=KZ, O=Contoso Ltd., CN=…`. */
  readonly subject: string;
  readonly issuer: string;
  /** Hexadecimal, as the bank's support knows it. */
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

/** A name in one line; the engines put every part on its own. Node's types forget that a name can be absent. */
export function oneLine(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ');
}

const SHORT_LENGTH = 16;

/** Enough of a fingerprint to compare by eye. */
export function short(fingerprint: string): string {
  return fingerprint.slice(0, SHORT_LENGTH);
}
