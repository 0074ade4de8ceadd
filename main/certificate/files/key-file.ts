import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { finding, type Finding } from '../../../app/certificate/finding.ts';
import { err, ok, type Result } from '../../../app/result.ts';
import { decipher, KEY_LENGTHS, type CipherName } from './decipher.ts';
import { DerError, inside, member, octets, readDer, TAG, type DerValue } from './der.ts';
import { decryptPbe, passphraseForms, type PbeError } from './pbe.ts';
import type { PemBlock } from './pem.ts';

/** A private key as stored in a file, not decrypted yet. */
export type KeyMaterial =
  | { readonly form: 'pkcs8' | 'pkcs1' | 'sec1'; readonly bytes: Buffer }
  /** EncryptedPrivateKeyInfo: appendix 2's `private.key`. */
  | { readonly form: 'encrypted'; readonly bytes: Buffer }
  /** OpenSSL's own old way, "Proc-Type: 4,ENCRYPTED". */
  | {
      readonly form: 'traditional';
      readonly inner: 'pkcs1' | 'sec1';
      readonly dekInfo: string;
      readonly bytes: Buffer;
    };

/** Whether a key needs a passphrase. */
export function isEncrypted(key: KeyMaterial): boolean {
  return key.form === 'encrypted' || key.form === 'traditional';
}

const LABELS: Readonly<Record<string, 'pkcs8' | 'pkcs1' | 'sec1' | 'encrypted'>> = {
  'PRIVATE KEY': 'pkcs8',
  'RSA PRIVATE KEY': 'pkcs1',
  'EC PRIVATE KEY': 'sec1',
  'ENCRYPTED PRIVATE KEY': 'encrypted',
};

/** The key in a PEM block, or null where the block holds something else. */
export function keyOfPem({ label, headers, bytes }: PemBlock): KeyMaterial | null {
  const form = LABELS[label];
  if (form === undefined) return null;
  const dekInfo = headers['DEK-Info'];
  if (dekInfo !== undefined && (form === 'pkcs1' || form === 'sec1'))
    return { form: 'traditional', inner: form, dekInfo, bytes };
  return { form, bytes };
}

/** The key in DER, or null where the value is something else. */
export function keyOfDer(value: DerValue): KeyMaterial | null {
  try {
    const [first, second, third] = inside(value);
    const bytes = value.whole;
    if (first?.tag === TAG.sequence && second?.tag === TAG.octets && third === undefined)
      return { form: 'encrypted', bytes };
    if (first?.tag !== TAG.integer || third === undefined) return null;
    if (second?.tag === TAG.sequence && third.tag === TAG.octets) return { form: 'pkcs8', bytes };
    return second?.tag === TAG.integer && third.tag === TAG.integer ? { form: 'pkcs1', bytes } : null;
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** Decrypts a key. `passphrase` is null if none was given. */
export async function openKey(
  key: KeyMaterial,
  file: string,
  passphrase: string | null,
): Promise<Result<KeyObject, Finding>> {
  if (isEncrypted(key) && passphrase === null) return err(finding('passphrase-missing', { file }));
  try {
    if (key.form === 'encrypted') return await openEncrypted(readDer(key.bytes), file, passphrase ?? '');
    if (key.form === 'traditional') return await openTraditional(key, file, passphrase ?? '');
    const opened = privateKey(key.bytes, key.form);
    return opened === null ? err(finding('key-damaged', { file })) : ok(opened);
  } catch (error) {
    if (error instanceof DerError) return err(finding('key-damaged', { file }));
    throw error;
  }
}

/** The engine's key, or null if the bytes are not a key. */
export function privateKey(der: Buffer, type: 'pkcs8' | 'pkcs1' | 'sec1'): KeyObject | null {
  try {
    return createPrivateKey({ key: der, format: 'der', type });
  } catch {
    return null;
  }
}

async function openEncrypted(value: DerValue, file: string, passphrase: string): Promise<Result<KeyObject, Finding>> {
  const decrypted = await decryptPbe(member(value, 0), octets(member(value, 1)), passphraseForms(passphrase));
  if (!decrypted.ok) return err(closed(decrypted.error, file));
  // One wrong passphrase in 256 yields bytes with valid padding.
  const opened = privateKey(decrypted.value, 'pkcs8');
  return opened === null ? err(finding('passphrase-wrong', { file })) : ok(opened);
}

/** The finding for a key that could not be decrypted, with the command that converts it. */
function closed(error: PbeError, file: string): Finding {
  return error.kind === 'passphrase'
    ? finding('passphrase-wrong', { file })
    : finding('key-unsupported', {
        file,
        algorithm: error.algorithm,
        command: `openssl pkcs8 -topk8 -v2 aes-256-cbc -in ${file} -out private-new.key`,
      });
}

const TRADITIONAL: Readonly<Record<string, CipherName>> = {
  'AES-128-CBC': 'aes-128-cbc',
  'AES-192-CBC': 'aes-192-cbc',
  'AES-256-CBC': 'aes-256-cbc',
  'DES-EDE3-CBC': 'des-ede3-cbc',
  'DES-CBC': 'des-cbc',
};
const SALT_LENGTH = 8;

async function openTraditional(
  { dekInfo, inner, bytes }: Extract<KeyMaterial, { form: 'traditional' }>,
  file: string,
  passphrase: string,
): Promise<Result<KeyObject, Finding>> {
  const [name = '', ivText = ''] = dekInfo.split(',').map((part) => part.trim());
  const cipher = TRADITIONAL[name.toUpperCase()];
  if (cipher === undefined) return err(closed({ kind: 'unsupported', algorithm: name }, file));
  const iv = Buffer.from(ivText, 'hex');
  if (iv.length < SALT_LENGTH) return err(finding('key-damaged', { file }));
  const key = traditionalKey(Buffer.from(passphrase, 'utf8'), iv.subarray(0, SALT_LENGTH), KEY_LENGTHS[cipher]);
  const decrypted = await decipher(cipher, key, iv, bytes);
  const opened = decrypted === null ? null : privateKey(decrypted, inner);
  return opened === null ? err(finding('passphrase-wrong', { file })) : ok(opened);
}

/** OpenSSL's EVP_BytesToKey with MD5 and one iteration. */
function traditionalKey(passphrase: Buffer, salt: Buffer, length: number): Buffer {
  let key = Buffer.alloc(0);
  let last = Buffer.alloc(0);
  while (key.length < length) {
    last = createHash('md5').update(last).update(passphrase).update(salt).digest();
    key = Buffer.concat([key, last]);
  }
  return key.subarray(0, length);
}
