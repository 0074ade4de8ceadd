/** Decimals that are all zeros were written out: the number is a whole one, exactly. */
const WHOLE = /^(-?\d+)\.0+$/;
const EXPONENT = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/;
/** No amount and no Int64 has more digits. */
const MAX_SHIFT = 30;

/**
 * A number of JSON in plain digits: 15.00 is 15, 4.5E+2 is 450.0 and 1.2E+1 is 12. Where the exponent stands for digits that were not
 * written the result ends with `.0`: good for an amount, but not for the number of a purchase, which may have lost its
 * last digits on the way.
 */
export function plainNumber(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] = EXPONENT.exec(text) ?? [];
  if (whole === '') return withoutSignOfZero(WHOLE.exec(text)?.[1] ?? text);
  const digits = `${whole}${fraction}`;
  if (/^0+$/.test(digits)) return '0';
  const shift = Number(exponent);
  if (Math.abs(shift) > MAX_SHIFT) return text;
  const point = whole.length + shift;
  if (point > digits.length) return `${sign}${trimmed(digits.padEnd(point, '0'))}.0`;
  const padded = digits.padStart(digits.length - Math.min(0, point - 1), '0');
  const at = Math.max(1, point);
  const rest = padded.slice(at);
  return `${sign}${trimmed(padded.slice(0, at))}${rest === '' ? '' : `.${rest}`}`;
}

function withoutSignOfZero(text: string): string {
  return text === '-0' ? '0' : text;
}

function trimmed(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
