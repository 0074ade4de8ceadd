import { randomBytes } from 'node:crypto';

/** Form of the QR's content: digits as in the specification's example, or the link that live servers give. */
export type QrTokenForm = 'digits' | 'url';

/** The example `51236903777280167836178166503744993984459` (2.3.1) has 41 digits. */
const SMALLEST = 10n ** 40n;
/** 192 bits, well above the 137 that 41 digits take, so that the remainder is evenly spread. */
const RANDOM_BYTES = 24;

/** A random token that cannot be guessed. Like the specification's examples, it never begins with a zero. */
export function makeQrToken(form: QrTokenForm): string {
  const random = BigInt(`0x${randomBytes(RANDOM_BYTES).toString('hex')}`);
  const digits = (SMALLEST + (random % (9n * SMALLEST))).toString();
  return form === 'digits' ? digits : `https://pay.kaspi.kz/pay/${digits}`;
}
