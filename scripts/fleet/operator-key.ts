import { generateKeyPairSync, sign } from 'node:crypto';
import type { VerifySignature } from '../../app/fleet/wire/judge.ts';
import {
  readOperatorKey,
  verifierOf as verifierOfKeys,
  type OperatorKey as KnownKey,
} from '../../main/fleet/commands/verify.ts';

const RAW_KEY_BYTES = 32;

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

/** The kiosk's own verification with these keys (base64 of 32 bytes each). */
export function verifierOf(publicKeys: readonly string[]): VerifySignature {
  return verifierOfKeys(publicKeys.map(read));
}

/** What machines call this key. */
export function nameOf(publicKey: string): string {
  return read(publicKey).name;
}

function read(publicKey: string): KnownKey {
  const key = readOperatorKey(publicKey);
  if (!key.ok) throw new Error(key.error);
  return key.value;
}
