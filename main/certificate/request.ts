import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import type forge from 'node-forge';
import type { RequestSubject } from '../../app/certificate/subject.ts';
import { encryptKey, newPassphrase } from './engine.ts';
import { publicKeyId, type NewRequest } from './requests.ts';

/** Appendix 2: `openssl req -newkey rsa:2048`. */
const KEY_BITS = 2048;

/** The usages of the openssl command in appendix 2, in its order. */
const USAGES: readonly object[] = [
  { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, keyEncipherment: true, dataEncipherment: true },
  { name: 'extKeyUsage', clientAuth: true },
];

const makeKeyPair = promisify(generateKeyPair);

/**
 * Creates a private key and the request for its certificate, byte for byte as the openssl command of appendix 2 does.
 * The subject must have been checked (`subjectFindings`). The key is encrypted with a random passphrase.
 */
export async function createRequest(subject: RequestSubject): Promise<NewRequest> {
  const { privateKey, publicKey } = await makeKeyPair('rsa', { modulusLength: KEY_BITS });
  const passphrase = newPassphrase();
  const requestPem = await signRequest(subject, privateKey, publicKey);
  return {
    subject: Object.entries(namesOf(subject))
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
    publicKey: publicKeyId(publicKey),
    keyPem: encryptKey(privateKey, passphrase),
    passphrase,
    requestPem,
  };
}

function namesOf(subject: RequestSubject): Readonly<Record<'C' | 'ST' | 'L' | 'O' | 'CN' | 'E', string>> {
  const { country: C, region: ST, city: L, organization: O, host: CN, email: E } = subject;
  return { C, ST, L, O, CN, E };
}

async function signRequest(subject: RequestSubject, privateKey: KeyObject, publicKey: KeyObject): Promise<string> {
  const { default: forge } = await import('node-forge');
  const { PRINTABLESTRING, IA5STRING, UTF8 } = forge.asn1.Type;
  const request = forge.pki.createCertificationRequest();
  request.publicKey = forge.pki.publicKeyFromPem(String(publicKey.export({ type: 'spki', format: 'pem' })));
  request.setSubject(
    Object.entries(namesOf(subject)).map(([shortName, value]): forge.pki.CertificateField => {
      const valueTagClass = shortName === 'C' ? PRINTABLESTRING : shortName === 'E' ? IA5STRING : UTF8;
      // node-forge expects an ASN.1 type here; its type definitions name the wrong enumeration.
      const field: forge.pki.CertificateField = { shortName, value };
      return Object.assign(field, { valueTagClass });
    }),
  );
  request.setAttributes([{ name: 'extensionRequest', extensions: [...USAGES] }]);
  request.sign(
    forge.pki.privateKeyFromPem(String(privateKey.export({ type: 'pkcs8', format: 'pem' }))),
    forge.md.sha256.create(),
  );
  // The library writes PEM with CRLF; the openssl command writes LF.
  return forge.pki.certificationRequestToPem(request).replaceAll('\r\n', '\n');
}
