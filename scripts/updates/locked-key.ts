/** Private keys under a passphrase, as PKCS #8 (RFC 5958) with PBES2 (RFC 8018) of scrypt (RFC 7914) and AES-256. */
import { createCipheriv, createPrivateKey, type KeyObject, randomBytes, scryptSync } from 'node:crypto';
import { Failure } from '../setup/failure.mjs';

/** 16 MB, which is what OpenSSL allows a file to ask for, four times over: a quarter of a second for each guess. */
const SCRYPT = { N: 16_384, r: 8, p: 4 } as const;
const MOST_SCRYPT_BYTES = 64_000_000;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
const CIPHER = 'aes-256-cbc';
const IV_BYTES = 16;
const LINE = 64;
const HEAD = '-----BEGIN ENCRYPTED PRIVATE KEY-----';

const TAG = { integer: 0x02, octets: 0x04, name: 0x06, sequence: 0x30 } as const;
/** Object identifiers, already in their DER form. */
const NAMES = {
  pbes2: '2a864886f70d01050d',
  scrypt: '2b06010401da47040b',
  aes256Cbc: '60864801650304012a',
} as const;
const SHORT_LENGTH = 0x80;

function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const digits = Buffer.from(evenHex(content.length), 'hex');
  const length =
    content.length < SHORT_LENGTH ? digits : Buffer.concat([Buffer.of(SHORT_LENGTH | digits.length), digits]);
  return Buffer.concat([Buffer.of(tag), length, content]);
}

function named(hex: string): Buffer {
  return der(TAG.name, Buffer.from(hex, 'hex'));
}

function integer(value: number): Buffer {
  const digits = Buffer.from(evenHex(value), 'hex');
  // A leading one would be a sign.
  return der(TAG.integer, (digits[0] ?? 0) < SHORT_LENGTH ? digits : Buffer.concat([Buffer.of(0), digits]));
}

function evenHex(value: number): string {
  const hex = value.toString(16);
  return hex.length % 2 === 0 ? hex : `0${hex}`;
}

/** The PEM text of a key that only the passphrase opens; `openssl pkey` reads it as well. */
export function lockedKey(key: KeyObject, passphrase: string): string {
  const [salt, iv] = [randomBytes(SALT_BYTES), randomBytes(IV_BYTES)];
  const secret = scryptSync(passphrase, salt, KEY_BYTES, { ...SCRYPT, maxmem: MOST_SCRYPT_BYTES });
  const cipher = createCipheriv(CIPHER, secret, iv);
  const sealed = Buffer.concat([cipher.update(key.export({ type: 'pkcs8', format: 'der' })), cipher.final()]);
  const costs = [integer(SCRYPT.N), integer(SCRYPT.r), integer(SCRYPT.p)];
  const derivation = der(TAG.sequence, named(NAMES.scrypt), der(TAG.sequence, der(TAG.octets, salt), ...costs));
  const encryption = der(TAG.sequence, named(NAMES.aes256Cbc), der(TAG.octets, iv));
  const scheme = der(TAG.sequence, named(NAMES.pbes2), der(TAG.sequence, derivation, encryption));
  const text = der(TAG.sequence, scheme, der(TAG.octets, sealed)).toString('base64');
  const lines = text.match(new RegExp(`.{1,${String(LINE)}}`, 'g')) ?? [];
  return [HEAD, ...lines, HEAD.replace('BEGIN', 'END'), ''].join('\n');
}

/** Whether a key's text needs a passphrase. */
export function isLockedText(text: string): boolean {
  return text.includes(HEAD);
}

/** Opens a key. Throws a `Failure` where the passphrase is not the one. */
export function unlockedKey(text: string, passphrase: string, file: string): KeyObject {
  try {
    return createPrivateKey({ key: text, passphrase });
  } catch {
    throw new Failure(`The passphrase does not open ${file}.`);
  }
}
