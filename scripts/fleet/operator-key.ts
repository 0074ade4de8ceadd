import { createHash, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import type { VerifySignature } from '../../app/fleet/wire/judge.ts';

const RAW_KEY_BYTES = 32;
const NAME_LETTERS = 16;

/** An operator's key of this run. */
export interface OperatorKey {
  /** Base64 of the 32 bytes, as the configuration takes it. */
  readonly publicKey: string;
  /** Base64 of the signature over the text. */
  sign(text: string): string;
}

/** A new key, which nobody keeps. */
export function makeOperatorKey(): OperatorKey {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-RAW_KEY_BYTES);
  return {
    publicKey: raw.toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
  };
}

/** Verifies by whichever of the keys (base64 of 32 bytes) made the signature. */
export function verifierOf(publicKeys: readonly string[]): VerifySignature {
  const known = publicKeys.map((text) => ({ name: nameOf(text), key: publicKeyOf(text) }));
  return (text, signature) => {
    const bytes = Buffer.from(signature, 'base64');
    return known.find(({ key }) => verify(null, Buffer.from(text, 'utf8'), key, bytes))?.name ?? null;
  };
}

/** What machines call this key: the first 16 hexadecimal digits of the SHA-256 of its bytes. */
export function nameOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, NAME_LETTERS);
}

function publicKeyOf(text: string): KeyObject {
  const x = Buffer.from(text, 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}
