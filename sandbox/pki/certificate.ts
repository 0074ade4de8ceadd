import { randomBytes } from 'node:crypto';
import forge from 'node-forge';
import type { KeyPair } from './key-pair.ts';

/** One line of the distinguished-name dialogue of appendix 2. */
export interface NameField {
  readonly shortName: 'C' | 'ST' | 'L' | 'O' | 'CN' | 'E';
  readonly value: string;
}

/** A certificate authority with the key that it signs with. */
export interface Authority {
  readonly certificate: forge.pki.Certificate;
  readonly keys: KeyPair;
}

/** The parts that differ between the sandbox's certificates. */
export interface CertificateOrder {
  readonly subject: readonly forge.pki.CertificateField[];
  readonly publicKey: forge.pki.PublicKey;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Extensions in node-forge's notation, without the key identifiers, which every certificate gets. */
  readonly extensions: readonly object[];
  /** Left out for a self-signed root. */
  readonly issuer?: Authority;
  readonly signWith: KeyPair;
}

const SERIAL_BYTES = 16;

/** Builds and signs one X.509 v3 certificate. */
export function issueCertificate(order: CertificateOrder): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  const subject = [...order.subject];
  certificate.serialNumber = randomSerial();
  certificate.publicKey = order.publicKey;
  certificate.validity.notBefore = order.notBefore;
  certificate.validity.notAfter = order.notAfter;
  certificate.setSubject(subject);
  certificate.setIssuer(order.issuer?.certificate.subject.attributes ?? subject);
  certificate.setExtensions([
    ...order.extensions,
    { name: 'subjectKeyIdentifier' },
    ...(order.issuer === undefined
      ? []
      : [
          {
            name: 'authorityKeyIdentifier',
            keyIdentifier: order.issuer.certificate.generateSubjectKeyIdentifier().getBytes(),
          },
        ]),
  ]);
  certificate.sign(order.signWith.privateKey, forge.md.sha256.create());
  return certificate;
}

/**
 * The attributes with the string types that openssl chooses. node-forge's default, PrintableString, has no `@` and
 * no Cyrillic.
 */
export function nameAttributes(fields: readonly NameField[]): forge.pki.CertificateField[] {
  return fields.map(({ shortName, value }) => {
    const attribute: forge.pki.CertificateField = { shortName, value };
    // node-forge expects an ASN.1 type here; its type definitions name the wrong enumeration.
    return Object.assign(attribute, { valueTagClass: stringType(shortName) });
  });
}

function stringType(shortName: NameField['shortName']): number {
  if (shortName === 'C') return forge.asn1.Type.PRINTABLESTRING;
  if (shortName === 'E') return forge.asn1.Type.IA5STRING;
  return forge.asn1.Type.UTF8;
}

/** A positive random serial: a leading zero bit would be lost or turn the number negative. */
function randomSerial(): string {
  return `4${randomBytes(SERIAL_BYTES).toString('hex').slice(1)}`;
}

/** The same date and time, `years` later. */
export function addYears(date: Date, years: number): Date {
  const result = new Date(date);
  result.setUTCFullYear(result.getUTCFullYear() + years);
  return result;
}
