import type { z } from 'zod';
import { err, ok, type Result } from '../result.ts';
import type { PhoneFormat } from './capabilities.ts';

/** A mobile number of Kazakhstan without its prefix: ten digits, the first of them 7. */
export type PhoneNumber = string & z.$brand<'PhoneNumber'>;

/** The ten digits of a number without its prefix. */
const PHONE_DIGITS = 10;
/** As many digits as may be typed: with the prefix 7 or 8. */
export const MAX_TYPED_DIGITS = PHONE_DIGITS + 1;

/** Why a text is no number that an invoice can be sent to. */
export type PhoneMistake = 'too-short' | 'too-long' | 'not-kazakhstan' | 'not-a-number';

/** Separators that people write in telephone numbers: blanks, brackets, dashes and dots. */
const DECORATION = /[\s().\-\u2010-\u2015]/g;
const DIGITS = /^\+?\d+$/;

/**
 * Reads a mobile number of Kazakhstan: ten digits, alone or after `+7`, `7` or `8`. Landlines and numbers of other
 * countries are mistakes, because no application receives an invoice there.
 */
export function phoneNumberOf(text: string): Result<PhoneNumber, PhoneMistake> {
  const plain = text.replace(DECORATION, '');
  if (!DIGITS.test(plain)) return err(plain === '' ? 'too-short' : 'not-a-number');
  const isInternational = plain.startsWith('+');
  const digits = isInternational ? plain.slice(1) : plain;
  const prefixes = isInternational ? ['7'] : ['7', '8'];
  if (isInternational && !digits.startsWith('7')) return err('not-kazakhstan');
  const national = digits.length > PHONE_DIGITS && prefixes.includes(digits.slice(0, 1)) ? digits.slice(1) : digits;
  // Ten digits from an 8 on are a number whose last digit is missing.
  const isUnfinished = national.length === PHONE_DIGITS && !isInternational && national.startsWith('8');
  if (national.length < PHONE_DIGITS || isUnfinished) return err('too-short');
  if (national.length > PHONE_DIGITS) return err('too-long');
  return isPhoneNumber(national) ? ok(national) : err('not-kazakhstan');
}

/** 71, 72 and 73 are the codes of landlines. */
function isPhoneNumber(digits: string): digits is PhoneNumber {
  return /^7[04-9]\d{8}$/.test(digits);
}

/** The number as a service writes it. */
export function writtenNumber(number: PhoneNumber, { prefix }: PhoneFormat): string {
  return `${prefix}${number}`;
}

/** The number for screens and records: its last two digits, which are enough for its owner to recognise it. */
export function maskedNumber(number: PhoneNumber): string {
  return `+7 *** *** ** ${number.slice(-2)}`;
}

/** What has been typed so far as people read it: `+7 701 123 4`. A leading 7 or 8 is the prefix. */
export function typedNumber(digits: string): string {
  const isPrefixed = digits.startsWith('8') || (digits.startsWith('7') && digits.length > PHONE_DIGITS);
  const national = isPrefixed ? digits.slice(1) : digits;
  const groups = [national.slice(0, 3), national.slice(3, 6), national.slice(6, 8), national.slice(8)];
  return ['+7', ...groups.filter((group) => group !== '')].join(' ');
}
