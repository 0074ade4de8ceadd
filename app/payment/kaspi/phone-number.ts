/** Spaces, brackets, dashes and dots, as people write numbers. */
const DECORATION = /[\s().-]/g;
/** A mobile number of Kazakhstan behind +7, 8 or nothing. */
const MOBILE = /^(?:\+?7|8)?(7\d{9})$/;

/** A phone number as Kaspi takes it (specification, 4.6.1): 11 digits that begin with 87; null where it is none. */
export function kaspiPhoneNumber(text: string): string | null {
  const digits = MOBILE.exec(text.replace(DECORATION, ''))?.[1];
  return digits === undefined ? null : `8${digits}`;
}
