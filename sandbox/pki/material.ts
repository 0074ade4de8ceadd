import { randomBytes, randomUUID } from 'node:crypto';
import forge from 'node-forge';
import { makeIntermediate, makeRoot } from './authority.ts';
import type { Authority } from './certificate.ts';
import type { KeyPair } from './key-pair.ts';
import { encryptedPrivateKeyPem, generateRsaPair, unixLines } from './key-pair.ts';
import { issueLeaf, issueServerCertificate, leafEnd, makeCertificateRequest } from './leaf.ts';
import { readRequest } from './request.ts';
import { HOUR_MS } from '../../app/units.ts';

/** The certificate that the partner receives from the bank, with the partner's own key (appendices 1 and 2). */
export interface ClientMaterial {
  /** `certfile.cer`, PEM. */
  readonly certificatePem: string;
  /** `private.key`, encrypted PKCS#8. */
  readonly encryptedKeyPem: string;
  /** `certrequest.csr`, PEM. */
  readonly requestPem: string;
  /** `certfile.pfx`. */
  readonly pfx: Buffer;
  readonly passphrase: string;
}

/** All certificates and secrets of one sandbox. */
export interface PkiMaterial {
  readonly rootPem: string;
  readonly intermediatePem: string;
  /** The key that the bank's certificate office signs with. */
  readonly intermediateKeyPem: string;
  readonly serverPem: string;
  readonly serverKeyPem: string;
  readonly client: ClientMaterial;
  /** Certificates of single organisations by БИН. */
  readonly own: ReadonlyMap<string, ClientMaterial>;
  /** The ApiKey of scheme r1: a GUID with the test prefix (1.3.1). */
  readonly apiKey: string;
}

/** Makes a complete set. The root's private key is not kept, because a broken set is replaced, never repaired. */
export async function makePki(now: Date, bins: readonly string[] = []): Promise<PkiMaterial> {
  const notBefore = validFrom(now);
  const [rootKeys, intermediateKeys, serverKeys, clientKeys] = await Promise.all([
    generateRsaPair(),
    generateRsaPair(),
    generateRsaPair(),
    generateRsaPair(),
  ]);
  const ownKeys = await Promise.all(bins.map(async (bin) => [bin, await generateRsaPair()] as const));
  const root = makeRoot(rootKeys, notBefore);
  const intermediate = makeIntermediate(root, intermediateKeys, notBefore);
  return {
    rootPem: pem(root.certificate),
    intermediatePem: pem(intermediate.certificate),
    intermediateKeyPem: intermediateKeys.privatePem,
    serverPem: pem(issueServerCertificate(intermediate, serverKeys, notBefore)),
    serverKeyPem: serverKeys.privatePem,
    client: makeClient(intermediate, clientKeys, notBefore),
    own: new Map(ownKeys.map(([bin, keys]) => [bin, makeClient(intermediate, keys, notBefore)])),
    apiKey: `test_${randomUUID()}`,
  };
}

/** Makes a client certificate from an authority that the sandbox does not trust; for tests of the refusal. */
export async function makeForeignClient(
  now: Date,
): Promise<{ readonly rootPem: string; readonly client: ClientMaterial }> {
  const notBefore = validFrom(now);
  const [rootKeys, clientKeys] = await Promise.all([generateRsaPair(), generateRsaPair()]);
  const root = makeRoot(rootKeys, notBefore, 'Foreign root CA');
  return { rootPem: pem(root.certificate), client: makeClient(root, clientKeys, notBefore) };
}

function makeClient(issuer: Authority, keys: KeyPair, notBefore: Date): ClientMaterial {
  const passphrase = `sandbox-${randomBytes(12).toString('base64url')}`;
  const requestPem = unixLines(forge.pki.certificationRequestToPem(makeCertificateRequest(keys)));
  const request = readRequest(requestPem);
  if (!request.ok) throw new Error(request.error);
  const certificate = issueLeaf(issuer, request.value, { notBefore, notAfter: leafEnd(notBefore), usage: 'client' });
  return {
    certificatePem: pem(certificate),
    encryptedKeyPem: encryptedPrivateKeyPem(keys, passphrase),
    requestPem,
    pfx: makePfx(keys, certificate, passphrase),
    passphrase,
  };
}

/** `openssl pkcs12 -export -in certfile.cer -inkey private.key -out certfile.pfx` (appendix 2): key and leaf only. */
function makePfx(keys: KeyPair, certificate: forge.pki.Certificate, passphrase: string): Buffer {
  const container = forge.pkcs12.toPkcs12Asn1(keys.privateKey, [certificate], passphrase, {
    algorithm: 'aes256',
    friendlyName: 'certfile',
  });
  return Buffer.from(forge.asn1.toDer(container).getBytes(), 'binary');
}

/** A certificate as PEM with LF line ends. */
export function pem(certificate: forge.pki.Certificate): string {
  return unixLines(forge.pki.certificateToPem(certificate));
}

/** Start of the validity, in whole seconds: slightly in the past, so that clients whose clock is behind accept it. */
export function validFrom(now: Date): Date {
  return new Date(Math.floor((now.getTime() - HOUR_MS) / 1000) * 1000);
}
