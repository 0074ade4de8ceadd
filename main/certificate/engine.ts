import { randomBytes, type KeyObject } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { finding, type Finding } from '../../app/certificate/finding.ts';
import { err, ok, type Result } from '../../app/result.ts';

const PASSPHRASE_BYTES = 32;

/** A random passphrase, which no person needs to know. */
export function newPassphrase(): string {
  return randomBytes(PASSPHRASE_BYTES).toString('base64url');
}

/** A private key as encrypted PKCS#8 in a form that every engine reads: PBES2, PBKDF2, AES-256-CBC. */
export function encryptKey(key: KeyObject, passphrase: string): string {
  return String(key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase }));
}

/**
 * Encrypts a key with a new random passphrase and lets the TLS engine load the result, since the engine's opinion is
 * the one that counts.
 */
export function sealForEngine(
  chainPem: string,
  key: KeyObject,
  caPems: readonly string[],
): Result<{ chainPem: string; keyPem: string; passphrase: string }, Finding> {
  const passphrase = newPassphrase();
  const keyPem = encryptKey(key, passphrase);
  try {
    const ca = caPems.length === 0 ? {} : { ca: [...caPems] };
    createSecureContext({
      cert: chainPem,
      key: keyPem,
      passphrase,
      ...ca,
      minVersion: 'TLSv1.2',
      maxVersion: 'TLSv1.2',
    });
    return ok({ chainPem, keyPem, passphrase });
  } catch (error) {
    return err(finding('engine-refuses', { detail: error instanceof Error ? error.message : String(error) }));
  }
}
