import { err, ok, type Result } from '../../result.ts';

/** Thirty-two signs, without those that people take for one another: 0 and O, 1 and I. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 8;
/** So many signs say which machine is meant, and are no secret. */
const NAMING = 2;

/** A code: its first two signs name the machine in public, the six others (30 bits) are a secret of screen and operator. */
export interface EnrolCode {
  readonly naming: string;
  readonly secret: string;
}

/** A code of eight random bytes. */
export function codeOf(random: Uint8Array): EnrolCode {
  const signs = [...random.subarray(0, CODE_LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('');
  return { naming: signs.slice(0, NAMING), secret: signs.slice(NAMING) };
}

/** A code as it is shown: `ABCD-EFGH`. */
export function shownCode({ naming, secret }: EnrolCode): string {
  const signs = naming + secret;
  return `${signs.slice(0, CODE_LENGTH / 2)}-${signs.slice(CODE_LENGTH / 2)}`;
}

/** A code as people type it: small letters, spaces and dashes do not matter. The error continues a sentence that begins with it. */
export function readCode(text: string): Result<EnrolCode, string> {
  const signs = text.toUpperCase().replaceAll(/[\s-]/g, '');
  if (signs.length !== CODE_LENGTH) return err(`has ${String(CODE_LENGTH)} signs`);
  const strange = signs.split('').find((sign) => !SIGNS.includes(sign));
  if (strange !== undefined) return err(`never has the sign ${strange}`);
  return ok({ naming: signs.slice(0, NAMING), secret: signs.slice(NAMING) });
}
