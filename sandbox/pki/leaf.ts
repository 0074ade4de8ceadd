import forge from 'node-forge';
import type { Authority, NameField } from './certificate.ts';
import { issueCertificate, nameAttributes } from './certificate.ts';
import type { KeyPair } from './key-pair.ts';

/** "Срок действия сертификата 5 лет" (1.3.2). */
const LEAF_YEARS = 5;
const IP_ADDRESS = 7;
const DNS_NAME = 2;

/** The answers to the dialogue of appendix 2; lines 19, 25 and 26 stay empty there. */
export const PARTNER_NAME: readonly NameField[] = [
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

/** The request that the partner mails to the bank (`certrequest.csr`, appendix 2). */
export function makeCertificateRequest(keys: KeyPair): forge.pki.CertificateSigningRequest {
  const request = forge.pki.createCertificationRequest();
  request.publicKey = keys.publicKey;
  request.setSubject(nameAttributes(PARTNER_NAME));
  request.setAttributes([{ name: 'extensionRequest', extensions: [...CLIENT_USAGES] }]);
  request.sign(keys.privateKey, forge.md.sha256.create());
  return request;
}

/**
 * The bank's side of appendix 1: checks the request's own signature and issues `certfile.cer` for its name and key.
 * The usages are the bank's policy, so they do not come from the request.
 */
export function issueClientCertificate(issuer: Authority, requestPem: string, notBefore: Date): forge.pki.Certificate {
  const request = forge.pki.certificationRequestFromPem(requestPem);
  if (request.publicKey === null || !request.verify()) throw new Error('the certificate request is not signed by its key');
  return issueCertificate({
    subject: request.subject.attributes,
    publicKey: request.publicKey,
    notBefore,
    years: LEAF_YEARS,
    extensions: [{ name: 'basicConstraints', critical: true, cA: false }, ...CLIENT_USAGES],
    issuer,
    signWith: issuer.keys,
  });
}

/** The sandbox's own server certificate, good for every name of this machine. */
export function issueServerCertificate(issuer: Authority, keys: KeyPair, notBefore: Date): forge.pki.Certificate {
  return issueCertificate({
    subject: nameAttributes([
      { shortName: 'C', value: 'KZ' },
      { shortName: 'O', value: 'Sauda sandbox' },
      { shortName: 'CN', value: 'localhost' },
    ]),
    publicKey: keys.publicKey,
    notBefore,
    years: LEAF_YEARS,
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
