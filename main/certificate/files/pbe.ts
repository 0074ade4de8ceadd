import { createHash, pbkdf2Sync, scryptSync } from 'node:crypto';
import { err, ok, type Result } from '../../../app/result.ts';
import { decipher, KEY_LENGTHS, type CipherName } from './decipher.ts';
import { count, inside, member, octets, oid, TAG, DerError, type DerValue } from './der.ts';

/** Why passphrase-based decryption failed. */
export type PbeError = { readonly kind: 'passphrase' } | { readonly kind: 'unsupported'; readonly algorithm: string };

/** A passphrase in the two forms that the standards require. */
export interface PassphraseForms {
  /** PKCS #5. */
  readonly bytes: Buffer;
  /** PKCS #12: UTF-16 with a terminating zero. */
  readonly wide: Buffer;
}

/** Both forms of a passphrase. */
export function passphraseForms(passphrase: string): PassphraseForms {
  return { bytes: Buffer.from(passphrase, 'utf8'), wide: Buffer.from(`${passphrase}\0`, 'utf16le').swap16() };
}

/** A PFX without a passphrase: some programs omit even the terminating zero. */
export const NO_PASSPHRASE: PassphraseForms = { bytes: Buffer.alloc(0), wide: Buffer.alloc(0) };

/** More iterations would block the machine for minutes; no common program uses as many. */
const MAX_ROUNDS = 20_000_000;
const MAX_SCRYPT_BYTES = 268_435_456;

interface Scheme {
  readonly cipher: CipherName;
  readonly ivLength: number;
  readonly hash: string;
}

/** PKCS #12, appendix B: the schemes of Windows and `openssl pkcs12 -legacy`. */
const PKCS12_SCHEMES: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'des-ede3-cbc', ivLength: 8, hash: 'sha1' },
  '1.2.840.113549.1.12.1.4': { cipher: 'des-ede-cbc', ivLength: 8, hash: 'sha1' },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2-128-cbc', ivLength: 8, hash: 'sha1' },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2-40-cbc', ivLength: 8, hash: 'sha1' },
};

/** PKCS #5, version 1. */
const PBES1_SCHEMES: Readonly<Record<string, Scheme>> = {
  '1.2.840.113549.1.5.3': { cipher: 'des-cbc', ivLength: 8, hash: 'md5' },
  '1.2.840.113549.1.5.10': { cipher: 'des-cbc', ivLength: 8, hash: 'sha1' },
};

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const SCRYPT = '1.3.6.1.4.1.11591.4.11';

const PRF_HASHES: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

const PBES2_CIPHERS: Readonly<Record<string, CipherName>> = {
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
  '1.2.840.113549.3.7': 'des-ede3-cbc',
  '1.3.14.3.2.7': 'des-cbc',
};

/**
 * Decrypts data that an AlgorithmIdentifier describes, including ciphers that this engine no longer has (RC2, DES).
 * Throws DerError if the description itself is damaged.
 */
export async function decryptPbe(
  algorithm: DerValue,
  data: Buffer,
  passphrase: PassphraseForms,
): Promise<Result<Buffer, PbeError>> {
  const name = oid(member(algorithm, 0));
  if (name === PBES2) return decryptPbes2(member(algorithm, 1), data, passphrase);
  const salt = octets(member(member(algorithm, 1), 0));
  const rounds = limited(count(member(member(algorithm, 1), 1)));
  const wide = PKCS12_SCHEMES[name];
  if (wide !== undefined) {
    const derive = (purpose: number, length: number): Buffer =>
      pkcs12Key({ hash: wide.hash, passphrase: passphrase.wide, salt, rounds, purpose, length });
    return opened(await decipher(wide.cipher, derive(1, KEY_LENGTHS[wide.cipher]), derive(2, wide.ivLength), data));
  }
  const old = PBES1_SCHEMES[name];
  if (old === undefined) return err({ kind: 'unsupported', algorithm: name });
  let derived = Buffer.concat([passphrase.bytes, salt]);
  for (let round = 0; round < rounds; round += 1) derived = createHash(old.hash).update(derived).digest();
  return opened(await decipher(old.cipher, derived.subarray(0, 8), derived.subarray(8, 16), data));
}

async function decryptPbes2(
  parameters: DerValue,
  data: Buffer,
  passphrase: PassphraseForms,
): Promise<Result<Buffer, PbeError>> {
  const derivation = member(parameters, 0);
  const encryption = member(parameters, 1);
  const cipher = PBES2_CIPHERS[oid(member(encryption, 0))];
  if (cipher === undefined) return err({ kind: 'unsupported', algorithm: oid(member(encryption, 0)) });
  const key = deriveKey(derivation, passphrase.bytes, KEY_LENGTHS[cipher]);
  return key.ok ? opened(await decipher(cipher, key.value, octets(member(encryption, 1)), data)) : key;
}

function deriveKey(derivation: DerValue, passphrase: Buffer, length: number): Result<Buffer, PbeError> {
  const name = oid(member(derivation, 0));
  const [salt, ...rest] = inside(member(derivation, 1));
  if (salt === undefined) throw new DerError('no salt');
  if (name === SCRYPT) {
    const [N = 0, r = 0, p = 0] = rest.slice(0, 3).map(count);
    if (128 * N * r > MAX_SCRYPT_BYTES) return err({ kind: 'unsupported', algorithm: name });
    return ok(scryptSync(passphrase, octets(salt), length, { N, r, p, maxmem: 2 * MAX_SCRYPT_BYTES }));
  }
  if (name !== PBKDF2) return err({ kind: 'unsupported', algorithm: name });
  const [rounds, ...options] = rest;
  if (rounds === undefined) throw new DerError('no rounds');
  const prf = options.find(({ tag }) => tag === TAG.sequence);
  const hash = prf === undefined ? 'sha1' : PRF_HASHES[oid(member(prf, 0))];
  if (hash === undefined)
    return err({ kind: 'unsupported', algorithm: prf === undefined ? name : oid(member(prf, 0)) });
  return ok(pbkdf2Sync(passphrase, octets(salt), limited(count(rounds)), length, hash));
}

/**
 * The number of iterations, within the limit, so that a file cannot keep the machine busy for minutes. Throws a
 * `DerError`.
 */
export function limited(rounds: number): number {
  if (rounds < 1 || rounds > MAX_ROUNDS) throw new DerError('too many rounds');
  return rounds;
}

/** The decrypted data. Invalid padding is the only sign of a wrong passphrase here. */
function opened(data: Buffer | null): Result<Buffer, PbeError> {
  return data === null ? err({ kind: 'passphrase' }) : ok(data);
}

/** The key derivation of PKCS #12 (RFC 7292, appendix B.2): purpose 1 derives keys, 2 initial vectors, 3 MAC keys. */
export function pkcs12Key(wanted: {
  readonly hash: string;
  readonly passphrase: Buffer;
  readonly salt: Buffer;
  readonly rounds: number;
  readonly purpose: number;
  readonly length: number;
}): Buffer {
  const { hash, passphrase, salt, purpose, length } = wanted;
  const rounds = limited(wanted.rounds);
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64;
  const repeated = (source: Buffer): Buffer => {
    const size = block * Math.ceil(source.length / block);
    return Buffer.alloc(size, source.length === 0 ? undefined : source);
  };
  let input = Buffer.concat([repeated(salt), repeated(passphrase)]);
  const parts: Buffer[] = [];
  for (let made = 0; made < length;) {
    let part = createHash(hash).update(Buffer.alloc(block, purpose)).update(input).digest();
    for (let round = 1; round < rounds; round += 1) part = createHash(hash).update(part).digest();
    parts.push(part);
    made += part.length;
    input = addToBlocks(input, Buffer.alloc(block, part), block);
  }
  return Buffer.concat(parts).subarray(0, length);
}

/** Adds the block plus one to every block of the input, as large numbers. */
function addToBlocks(input: Buffer, other: Buffer, block: number): Buffer<ArrayBuffer> {
  const sum = Buffer.from(input);
  for (let start = 0; start < sum.length; start += block) {
    let carry = 1;
    for (let at = block - 1; at >= 0; at -= 1) {
      carry += (sum[start + at] ?? 0) + (other[at] ?? 0);
      sum[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
  return sum;
}
