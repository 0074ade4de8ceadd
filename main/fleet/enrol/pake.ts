import { createCipheriv, createDecipheriv, createHash, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto';
import type { EnrolCode } from '../../../app/fleet/enrol/code.ts';
import { err, ok, type Result } from '../../../app/result.ts';

/**
 * An exchange of keys that is authenticated by a short code (CPace, draft-irtf-cfrg-cpace, in the group of 2,048 bits of
 * RFC 3526): Diffie and Hellman's, with a generator that only the holders of the code know. Whoever listens learns nothing
 * to try codes on, and whoever takes part without the code has one guess for each exchange.
 */
const PRIME = getDiffieHellman('modp14').getPrime();
const P = numberOf(PRIME);
const GENERATOR_PURPOSE = 'sauda/v1 enrol generator';
const SEAL_PURPOSE = 'sauda/v1 enrol seal';
/** More than the group has, so that each of its elements is as likely as another. */
const GENERATOR_BYTES = PRIME.length + 16;
/** Twice as long as the strength of the group. */
const EXPONENT_BYTES = 32;
const [KEY_BYTES, IV_BYTES, TAG_BYTES] = [32, 12, 16];

/** What is sealed, each under a key of its own. */
type Label = 'offer' | 'request' | 'answer' | 'done';

/** Seals for the other side, and opens what it has sealed. */
export interface Seals {
  seal(label: Label, content: unknown): string;
  /** Null where it was not sealed by the other holder of the code in this exchange. */
  open(label: Label, sealed: string): unknown;
}

/** One side of an exchange. */
export interface Share {
  /** Base64, for the other side. */
  readonly text: string;
  /** The error says why the other side's share is none. */
  with(other: string): Result<Seals, string>;
}

/** Begins an exchange; `id` is the newcomer's at the broker. */
export function openShare(id: string, { naming, secret }: EnrolCode, side: 'newcomer' | 'operator'): Share {
  const bytes = hkdfSync('sha256', `${naming}${secret}`, id, GENERATOR_PURPOSE, GENERATOR_BYTES);
  const root = numberOf(Buffer.from(bytes)) % (P - 3n);
  const exponent = numberOf(randomBytes(EXPONENT_BYTES));
  const text = bytesOf(power((root + 2n) ** 2n % P, exponent)).toString('base64');
  return {
    text,
    with(other): Result<Seals, string> {
      const number = numberOf(Buffer.from(other, 'base64'));
      // 1 and P - 1 would make the secret known to everybody.
      if (number < 2n || number > P - 2n) return err('outside of the group');
      const secretKey = bytesOf(power(number, exponent));
      const shares = side === 'newcomer' ? [text, other] : [other, text];
      return ok(sealsOf(secretKey, JSON.stringify([SEAL_PURPOSE, id, ...shares])));
    },
  };
}

function bytesOf(number: bigint): Buffer {
  return Buffer.from(number.toString(16).padStart(2 * PRIME.length, '0'), 'hex');
}

function numberOf(bytes: Buffer): bigint {
  return BigInt(`0x0${bytes.toString('hex')}`);
}

/** By squaring. The engine's own exchange would first test for a second whether the prime is one. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}

function sealsOf(secret: Buffer, transcript: string): Seals {
  const salt = createHash('sha256').update(transcript).digest();
  const keyOf = (label: Label): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, salt, `${SEAL_PURPOSE} ${label}`, KEY_BYTES));
  return {
    seal(label, content): string {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(label), iv);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(content), 'utf8'), cipher.final()]);
      return Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64');
    },
    open(label, text): unknown {
      const bytes = Buffer.from(text, 'base64');
      if (bytes.length <= IV_BYTES + TAG_BYTES) return null;
      try {
        const cipher = createDecipheriv('aes-256-gcm', keyOf(label), bytes.subarray(0, IV_BYTES), {
          authTagLength: TAG_BYTES,
        });
        cipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const sealed = bytes.subarray(IV_BYTES, -TAG_BYTES);
        const content: unknown = JSON.parse(Buffer.concat([cipher.update(sealed), cipher.final()]).toString('utf8'));
        return content;
      } catch {
        return null;
      }
    },
  };
}
