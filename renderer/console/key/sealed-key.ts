import { z } from 'zod';
import { err, ok, type Result } from '../../../app/result.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { KEY_BYTES, signerOf, type ImportedKey, type Signer } from './ed25519.ts';

/** Rounds of PBKDF2 with SHA-256, as OWASP recommends (2023): half a second on a telephone. */
const ROUNDS = 600_000;
/** Bounds for a file from elsewhere: fewer would be weak, more would stop the page for minutes. */
const MOST_ROUNDS = 10_000_000;
const SALT_BYTES = 16;
const IV_BYTES = 12;

/** The fewest characters of a passphrase: whoever has the file may try as often as they like. */
export const PASSPHRASE_LEAST = 12;

const NAME_MOST = 60;

const base64Schema = z.string().refine((text) => fromBase64(text) !== null);

/** An operator's key as it is kept in this browser and in a file: nothing of it is of use without the passphrase. */
export const sealedKeySchema = z.object({
  kind: z.literal('sauda-operator-key'),
  version: z.literal(1),
  /** Whose it is; machines record it with each command. */
  name: z.string().min(1).max(NAME_MOST),
  /** Ed25519, base64: what the machines know. */
  publicKey: base64Schema,
  rounds: z.number().int().min(ROUNDS).max(MOST_ROUNDS),
  salt: base64Schema,
  iv: base64Schema,
  /** The seed under AES-256-GCM. */
  sealed: base64Schema,
});
export type SealedKey = z.output<typeof sealedKeySchema>;

/** A new key of this name, sealed with the passphrase. */
export async function makeSealedKey(name: string, passphrase: string): Promise<SealedKey> {
  const seed = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const { publicKey } = await signerOf(seed);
  const key = await passphraseKey(passphrase, salt, ROUNDS);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, seed);
  seed.fill(0);
  return {
    kind: 'sauda-operator-key',
    version: 1,
    name,
    publicKey: toBase64(publicKey),
    rounds: ROUNDS,
    salt: toBase64(salt),
    iv: toBase64(iv),
    sealed: toBase64(new Uint8Array(sealed)),
  };
}

/** The key opened. `wrong`: another passphrase, or a file that somebody changed. */
export async function openSealedKey(stored: SealedKey, passphrase: string): Promise<Result<Signer, 'wrong'>> {
  const [salt, iv, sealed] = [fromBase64(stored.salt), fromBase64(stored.iv), fromBase64(stored.sealed)];
  if (salt === null || iv === null || sealed === null) return err('wrong');
  try {
    const key = await passphraseKey(passphrase, salt, stored.rounds);
    const seed = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
    const signer = await signerOf(seed);
    seed.fill(0);
    return toBase64(signer.publicKey) === stored.publicKey ? ok(signer) : err('wrong');
  } catch {
    // AES-GCM refuses what does not fit; the browser gives no other reason.
    return err('wrong');
  }
}

/** Reads a key's file; null where it is none. */
export function readSealedKey(text: string): SealedKey | null {
  try {
    return sealedKeySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function passphraseKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<ImportedKey> {
  // The same word typed on another keyboard may come in other code points.
  const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
  const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}
