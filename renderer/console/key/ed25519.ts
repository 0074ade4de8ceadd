import { getPublicKeyAsync, signAsync } from '@noble/ed25519';

/** A key in the browser's keeping; Node's own types have no name for it. */
export type ImportedKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** The length of a private key (its seed) and of a public one. */
export const KEY_BYTES = 32;

/** An operator's key, open: it signs, and never gives itself away. */
export interface Signer {
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/** What stands before the seed in a PKCS #8 file of an Ed25519 key (RFC 8410), the only form that WebCrypto takes. */
const PKCS8_HEAD = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/**
 * A signer of this seed. The browser's own Ed25519 signs where there is one (Chromium 137, Firefox 129, Safari 17), with
 * a key that no script can read back; elsewhere the library does.
 */
export async function signerOf(seed: Uint8Array<ArrayBuffer>): Promise<Signer> {
  const publicKey = await getPublicKeyAsync(seed);
  const key = await importedKey(seed);
  if (key === null) {
    const own = seed.slice();
    return { publicKey, sign: (message) => signAsync(message, own) };
  }
  return {
    publicKey,
    sign: async (message) => new Uint8Array(await crypto.subtle.sign({ name: 'Ed25519' }, key, message)),
  };
}

async function importedKey(seed: Uint8Array): Promise<ImportedKey | null> {
  const pkcs8 = Uint8Array.from([...PKCS8_HEAD, ...seed]);
  try {
    return await crypto.subtle.importKey('pkcs8', pkcs8, { name: 'Ed25519' }, false, ['sign']);
  } catch {
    // An older browser does not know the algorithm.
    return null;
  } finally {
    pkcs8.fill(0);
  }
}
