import { LosslessNumber } from 'lossless-json';

const TIYN_PER_TENGE = 100;
const AMOUNT = /^(\d{1,12})(?:\.(\d{1,2}))?$/;

/** An amount of tenge in a request, as a number of JSON or as text, in tiyn; null where it is none. */
export function tengeOf(value: unknown): number | null {
  const [, whole, fraction = ''] = AMOUNT.exec(textOf(value)) ?? [];
  return whole === undefined ? null : Number(whole) * TIYN_PER_TENGE + Number(fraction.padEnd(2, '0'));
}

/** An amount of tenge with two decimals, as text. */
export function tengeText(amountTiyn: number): string {
  return (amountTiyn / TIYN_PER_TENGE).toFixed(2);
}

/** The digits of a JSON number, or the text itself. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  return value instanceof LosslessNumber ? value.toString() : '';
}
