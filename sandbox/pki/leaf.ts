import forge from 'node-forge';
import type { Authority, NameField } from './certificate.ts';
import { addYears, issueCertificate, nameAttributes } from './certificate.ts';
import type { KeyPair } from './key-pair.ts';
import type { CheckedRequest } from './request.ts';

/** "Срок действия сертификата 5 лет" (1.3.2). */
const LEAF_YEARS = 5;
const IP_ADDRESS = 7;
const DNS_NAME = 2;

/** The answers to the dialogue of appendix 2; lines 19, 25 and 26 stay empty there. */
const PARTNER_NAME: readonly NameField[] = [
  { shortName: 'C', value: 'KZ' },
  { shortName: 'ST', value: 'Almaty Province' },
  { shortName: 'L', value: 'Almaty' },
  { shortName: 'O', value: 'Contoso Ltd.' },
  { shortName: 'CN', value: 'localhost' },
  { shortName: 'E', value: 'kiosk@contoso.example' },
];

/** The usages of the openssl command in appendix 2. */
const CLIENT_USAGES: readonly object[] = [
  { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, keyEncipherment: true, dataEncipherment: true },
  { name: 'extKeyUsage', clientAuth: true },
];

/** Makes the request that the partner mails to the bank (`certrequest.csr`, appendix 2). */
export function makeCertificateRequest(keys: KeyPair): forge.pki.CertificateSigningRequest {
  const request = forge.pki.createCertificationRequest();
  request.publicKey = keys.publicKey;
  request.setSubject(nameAttributes(PARTNER_NAME));
  request.setAttributes([{ name: 'extensionRequest', extensions: [...CLIENT_USAGES] }]);
  request.sign(keys.privateKey, forge.md.sha256.create());
  return request;
}

/** End of the validity of a bank's certificate that begins at `notBefore`. */
export function leafEnd(notBefore: Date): Date {
  return addYears(notBefore, LEAF_YEARS);
}

/** The usage of an issued certificate; the bank decides it, not the request. */
export type LeafUsage = 'client' | 'server';

/** Issues `certfile.cer` (appendix 1) for the name and the key of a request that was checked before. */
export function issueLeaf(
  issuer: Authority,
  request: CheckedRequest,
  { notBefore, notAfter, usage }: { readonly notBefore: Date; readonly notAfter: Date; readonly usage: LeafUsage },
): forge.pki.Certificate {
  return issueCertificate({
    subject: request.subject,
    publicKey: request.publicKey,
    notBefore,
    notAfter,
    extensions: [
      { name: 'basicConstraints', critical: true, cA: false },
      ...(usage === 'client'
        ? CLIENT_USAGES
        : [...CLIENT_USAGES.slice(0, 1), { name: 'extKeyUsage', serverAuth: true }]),
    ],
    issuer,
    signWith: issuer.keys,
  });
}

/** Issues the sandbox's server certificate, valid for every name of this machine. */
export function issueServerCertificate(issuer: Authority, keys: KeyPair, notBefore: Date): forge.pki.Certificate {
  return issueCertificate({
    subject: nameAttributes([
      { shortName: 'C', value: 'KZ' },
      { shortName: 'O', value: 'Sauda sandbox' },
      { shortName: 'CN', value: 'localhost' },
    ]),
    publicKey: keys.publicKey,
    notBefore,
    notAfter: leafEnd(notBefore),
    extensions: [
      { name: 'basicConstraints', critical: true, cA: false },
      { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: DNS_NAME, value: 'localhost' },
          { type: IP_ADDRESS, ip: '127.0.0.1' },
          { type: IP_ADDRESS, ip: '::1' },
        ],
      },
    ],
    issuer,
    signWith: issuer.keys,
  });
}
