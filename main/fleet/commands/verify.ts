import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isRawKey } from '../../../app/config/fleet.ts';
import { KEY_BYTES, SIGNATURE_BYTES } from '../../../app/fleet/wire/command.ts';
import type { VerifySignature } from '../../../app/fleet/wire/judge.ts';
import { err, ok, type Result } from '../../../app/result.ts';

/** What stands before the 32 bytes of an Ed25519 key in its public key information (RFC 8410). */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');
const NAME_LETTERS = 16;

/** A key whose commands count, and its name in answers. */
export interface OperatorKey {
  readonly name: string;
  readonly key: KeyObject;
}

/** Reads an entry of `operatorKeys`: a file in PEM or base64, or the base64 itself. The error is an English sentence. */
export function readOperatorKey(entry: string): Result<OperatorKey, string> {
  try {
    const text = isRawKey(entry) ? entry : readFileSync(entry, 'utf8').trim();
    const key = text.startsWith('-----BEGIN') ? createPublicKey(text) : fromRaw(text);
    if (key.asymmetricKeyType !== 'ed25519') return err(`${entry} is no key of Ed25519`);
    const raw = key.export({ format: 'der', type: 'spki' }).subarray(-KEY_BYTES);
    return ok({ name: createHash('sha256').update(raw).digest('hex').slice(0, NAME_LETTERS), key });
  } catch (error) {
    return err(`${entry}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function fromRaw(text: string): KeyObject {
  if (!isRawKey(text)) throw new Error('neither PEM nor the base64 of 32 bytes');
  return createPublicKey({
    key: Buffer.concat([SPKI_HEAD, Buffer.from(text, 'base64')]),
    format: 'der',
    type: 'spki',
  });
}

/** Verifies by the first key that made the signature. */
export function verifierOf(keys: readonly OperatorKey[]): VerifySignature {
  return (text, signature) => {
    const bytes = Buffer.from(signature, 'base64');
    if (bytes.length !== SIGNATURE_BYTES) return null;
    const data = Buffer.from(text, 'utf8');
    return keys.find(({ key }) => verify(null, data, key, bytes))?.name ?? null;
  };
}
