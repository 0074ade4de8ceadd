import { addTiyn, tiyn, type Tiyn } from '../money/money.ts';
import { RATE_UNITS } from './capabilities.ts';

/** What a commission of this rate, in parts of ten thousand, adds to an amount: rounded to the tiyn, halves up. */
export function commissionTiyn(amountTiyn: Tiyn, rate: number): Tiyn {
  // Whole numbers throughout: the largest amount times the largest rate is far below the limit of safe integers.
  return tiyn(Math.floor((amountTiyn * rate * 2 + RATE_UNITS) / (2 * RATE_UNITS)));
}

/** What the customer pays for an amount with a commission of this rate. */
export function totalTiyn(amountTiyn: Tiyn, rate: number): Tiyn {
  return addTiyn(amountTiyn, commissionTiyn(amountTiyn, rate));
}
