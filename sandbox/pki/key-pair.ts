import { generateKeyPair } from 'node:crypto';
import forge from 'node-forge';

/** An RSA key pair as PEM and as node-forge objects, which build and sign the ASN.1 structures. */
export interface KeyPair {
  readonly privatePem: string;
  readonly privateKey: forge.pki.rsa.PrivateKey;
  readonly publicKey: forge.pki.rsa.PublicKey;
}

/** Key size of appendix 2: `openssl req -newkey rsa:2048`. */
const MODULUS_LENGTH = 2048;
const KDF_ITERATIONS = 10_000;

/**
 * Makes an RSA pair with OpenSSL, which is about twenty times faster than node-forge and makes several pairs at once in
 * its thread pool; the first `npm start` waits for them.
 */
export async function generateRsaPair(): Promise<KeyPair> {
  const { publicKey, privateKey } = await new Promise<{ publicKey: string; privateKey: string }>((resolve, reject) => {
    generateKeyPair(
      'rsa',
      {
        modulusLength: MODULUS_LENGTH,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      },
      (error, publicPem, privatePem) => {
        if (error === null) resolve({ publicKey: publicPem, privateKey: privatePem });
        else reject(error);
      },
    );
  });
  return {
    privatePem: privateKey,
    privateKey: forge.pki.privateKeyFromPem(privateKey),
    publicKey: forge.pki.publicKeyFromPem(publicKey),
  };
}

/** Reads a pair from the PEM of its private key. Throws if that is not an RSA key. */
export function readKeyPair(privatePem: string): KeyPair {
  const privateKey = forge.pki.privateKeyFromPem(privatePem);
  return { privatePem, privateKey, publicKey: forge.pki.rsa.setPublicKey(privateKey.n, privateKey.e) };
}

/**
 * The encrypted PKCS#8 file of appendix 2. PBES2 with PBKDF2 and AES-256-CBC, because BoringSSL (Electron) reads
 * neither scrypt nor anything newer.
 */
export function encryptedPrivateKeyPem(pair: KeyPair, passphrase: string): string {
  const info = forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(pair.privateKey));
  const encrypted = forge.pki.encryptPrivateKeyInfo(info, passphrase, {
    algorithm: 'aes256',
    count: KDF_ITERATIONS,
    saltSize: 16,
    prfAlgorithm: 'sha256',
  });
  return unixLines(forge.pki.encryptedPrivateKeyToPem(encrypted));
}

/** node-forge writes PEM with CRLF; the openssl command writes LF. */
export function unixLines(pem: string): string {
  return pem.replaceAll('\r\n', '\n');
}
