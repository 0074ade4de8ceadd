/** Separators that people write in phone numbers: spaces, brackets, dashes and dots. */
const DECORATION = /[\s().-]/g;
/** A mobile number of Kazakhstan after +7, 8 or no prefix. */
const MOBILE = /^(?:\+?7|8)?(7\d{9})$/;

/**
 * A phone number in Kaspi's form (specification, 4.6.1): 11 digits that begin with 87; null where the text is not one.
 */
export function kaspiPhoneNumber(text: string): string | null {
  const digits = MOBILE.exec(text.replace(DECORATION, ''))?.[1];
  return digits === undefined ? null : `8${digits}`;
}
