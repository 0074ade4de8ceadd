import type { X509Certificate } from 'node:crypto';
import { DerError, inside, oid, readDer, TAG, type DerValue } from './der.ts';

/** The permitted uses of a certificate. Null: the extension is absent, which permits everything. */
export interface Usages {
  readonly digitalSignature: boolean | null;
  /** The object identifiers of the extended usages. */
  readonly purposes: readonly string[] | null;
}

const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const ANY_PURPOSE = '2.5.29.37.0';
const DIGITAL_SIGNATURE_BIT = 0x80;

const PURPOSE_NAMES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'serverAuth',
  [CLIENT_AUTH]: 'clientAuth',
  '1.3.6.1.5.5.7.3.3': 'codeSigning',
  '1.3.6.1.5.5.7.3.4': 'emailProtection',
  '1.3.6.1.5.5.7.3.8': 'timeStamping',
  '1.3.6.1.5.5.7.3.9': 'OCSPSigning',
};

/**
 * Reads both usage extensions from the certificate itself, because Node reports only one of them and the engines name
 * it differently.
 */
export function usagesOf(certificate: X509Certificate): Usages {
  let digitalSignature: boolean | null = null;
  let purposes: readonly string[] | null = null;
  for (const extension of extensionsOf(certificate)) {
    const [name, ...rest] = inside(extension);
    const value = rest.at(-1);
    if (name === undefined || value === undefined) throw new DerError('an empty extension');
    if (oid(name) === KEY_USAGE)
      digitalSignature = ((readDer(value.content).content[1] ?? 0) & DIGITAL_SIGNATURE_BIT) !== 0;
    if (oid(name) === EXTENDED_KEY_USAGE) purposes = inside(readDer(value.content)).map(oid);
  }
  return { digitalSignature, purposes };
}

/** Whether a certificate may authenticate a client. */
export function allowsClient({ purposes }: Usages): boolean {
  return purposes === null || purposes.includes(CLIENT_AUTH) || purposes.includes(ANY_PURPOSE);
}

/** The purposes' names, for people. */
export function namePurposes({ purposes }: Usages): string {
  return (purposes ?? []).map((purpose) => PURPOSE_NAMES[purpose] ?? purpose).join(', ');
}

function extensionsOf(certificate: X509Certificate): readonly DerValue[] {
  const [toBeSigned] = inside(readDer(certificate.raw));
  const wrapped = toBeSigned === undefined ? undefined : inside(toBeSigned).find(({ tag }) => tag === TAG.context3);
  const list = wrapped === undefined ? undefined : inside(wrapped)[0];
  return list === undefined ? [] : inside(list);
}
