const DECIMAL = /^(\d{1,15})(?:\.(\d{1,20}))?$/;
const TIYN_PER_TENGE = 100;

/**
 * Reads the amount of a purchase from the text of a JSON number (2.3.1: a Double of tenge). Null when it is not
 * positive or has more than two decimals; trailing zeros do not count. Works on the text, because 0.29 * 100 is not 29
 * in doubles.
 */
export function readAmountTiyn(text: string): number | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const [, tenge = '', decimals = ''] = match;
  const tiyn = decimals.replace(/0+$/, '');
  if (tiyn.length > 2) return null;
  const amount = Number(tenge) * TIYN_PER_TENGE + Number(tiyn.padEnd(2, '0'));
  return Number.isSafeInteger(amount) && amount > 0 ? amount : null;
}
