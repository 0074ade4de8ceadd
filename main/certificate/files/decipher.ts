import { createDecipheriv } from 'node:crypto';

/** Block ciphers of key files, in CBC mode with padding, with the bytes of their keys. */
export const KEY_LENGTHS = {
  'aes-128-cbc': 16,
  'aes-192-cbc': 24,
  'aes-256-cbc': 32,
  'des-ede3-cbc': 24,
  'des-ede-cbc': 16,
  'des-cbc': 8,
  'rc2-128-cbc': 16,
  'rc2-40-cbc': 5,
} as const;
export type CipherName = keyof typeof KEY_LENGTHS;

/** Decrypts; null if the padding is wrong, which is the sign of a wrong key. */
export async function decipher(name: CipherName, key: Buffer, iv: Buffer, data: Buffer): Promise<Buffer | null> {
  if (name === 'rc2-128-cbc' || name === 'rc2-40-cbc' || name === 'des-cbc') return decipherOld(name, key, iv, data);
  const isTwoKey = name === 'des-ede-cbc';
  const fullKey = isTwoKey ? Buffer.concat([key, key.subarray(0, 8)]) : key;
  try {
    const engine = createDecipheriv(isTwoKey ? 'des-ede3-cbc' : name, fullKey, iv);
    return Buffer.concat([engine.update(data), engine.final()]);
  } catch {
    return null;
  }
}

/**
 * Decrypts with ciphers that BoringSSL and OpenSSL 3 have removed, but old exports of Windows and openssl still use.
 */
async function decipherOld(
  name: 'rc2-128-cbc' | 'rc2-40-cbc' | 'des-cbc',
  key: Buffer,
  iv: Buffer,
  data: Buffer,
): Promise<Buffer | null> {
  const { default: forge } = await import('node-forge');
  const input = forge.util.createBuffer(data.toString('latin1'));
  const keyBytes = key.toString('latin1');
  const ivBytes = iv.toString('latin1');
  if (name === 'des-cbc') {
    const engine = forge.cipher.createDecipher('DES-CBC', keyBytes);
    engine.start({ iv: ivBytes });
    engine.update(input);
    return engine.finish() ? Buffer.from(engine.output.getBytes(), 'latin1') : null;
  }
  const engine = forge.rc2.createDecryptionCipher(keyBytes, name === 'rc2-40-cbc' ? 40 : 128);
  engine.start(ivBytes);
  engine.update(input);
  return engine.finish() ? Buffer.from(engine.output.getBytes(), 'latin1') : null;
}
