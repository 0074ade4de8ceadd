import type { PhoneFormat } from '../capabilities.ts';
import { phoneNumberOf, writtenNumber } from '../phone-number.ts';

/** Kaspi writes telephone numbers with 11 digits that begin with 87 (specification, 4.6.1). */
export const KASPI_PHONE_FORMAT: PhoneFormat = { prefix: '8' };

/** A phone number in Kaspi's form; null where the text is not one. */
export function kaspiPhoneNumber(text: string): string | null {
  const number = phoneNumberOf(text);
  return number.ok ? writtenNumber(number.value, KASPI_PHONE_FORMAT) : null;
}
