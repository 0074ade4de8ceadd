/** A number of Kazakhstan that is not typed any further than its country. */
export const TELEPHONE_BEGINS = '+7 ';

const OWN = /^\+7[\d ]*$/;
/** +7 701 123 45 67. */
const GROUPS = [3, 3, 2, 2] as const;
const OWN_DIGITS = 10;

/** A number of Kazakhstan in groups, as it is read aloud; any other text as it was typed. */
export function telephoneText(typed: string): string {
  if (!OWN.test(typed)) return typed;
  const digits = typed.replaceAll(/\D/g, '').slice(1);
  if (digits.length > OWN_DIGITS) return typed;
  const parts: string[] = [];
  let at = 0;
  for (const length of GROUPS) {
    if (at < digits.length) parts.push(digits.slice(at, at + length));
    at += length;
  }
  return ['+7', ...parts].join(' ');
}
