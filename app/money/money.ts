import type { z } from 'zod';

/** Money in tiyn, 1/100 of a tenge: always a whole number, never negative. */
export type Tiyn = number & z.$brand<'Tiyn'>;

export const TIYN_PER_TENGE = 100;

/**
 * The largest amount of one sale, ten million tenge: far above any product, far below the limit at which doubles lose
 * tiyn.
 */
export const MAX_AMOUNT_TIYN = 1_000_000_000;

function isTiyn(amount: number): amount is Tiyn {
  return Number.isSafeInteger(amount) && amount >= 0;
}

/** An amount from a number of tiyn. Throws on a fraction or a negative number, which is a programming error. */
export function tiyn(amount: number): Tiyn {
  if (!isTiyn(amount)) throw new RangeError(`not an amount in tiyn: ${amount}`);
  return amount;
}

export const ZERO_TIYN: Tiyn = tiyn(0);

/** The sum. Throws when it leaves the safe range. */
export function addTiyn(...amounts: readonly Tiyn[]): Tiyn {
  return tiyn(amounts.reduce((sum, amount) => sum + amount, 0));
}

/** The difference. Throws when it would be negative. */
export function subtractTiyn(from: Tiyn, amount: Tiyn): Tiyn {
  return tiyn(from - amount);
}

/** The product. Throws when it leaves the safe range. */
export function multiplyTiyn(amount: Tiyn, times: number): Tiyn {
  return tiyn(amount * times);
}

/** The smaller of two amounts. */
export function leastTiyn(a: Tiyn, b: Tiyn): Tiyn {
  return a < b ? a : b;
}

/** Exact tenge with two decimals and a point, the form of Kaspi's API: 45050 becomes "450.50". */
export function tengeDecimal(amount: Tiyn): string {
  const tenge = Math.trunc(amount / TIYN_PER_TENGE);
  const rest = amount % TIYN_PER_TENGE;
  return `${String(tenge)}.${String(rest).padStart(2, '0')}`;
}

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,2})0*)?$/;

/**
 * Reads tenge with at most two decimals (more only if they are zeros), digit by digit; null where the text is not an
 * amount.
 */
export function tiynFromDecimal(text: string): Tiyn | null {
  const [, tenge = '', decimals = ''] = DECIMAL.exec(text) ?? [];
  return tenge === '' ? null : tiyn(Number(tenge) * TIYN_PER_TENGE + Number(decimals.padEnd(2, '0')));
}

const NO_BREAK_SPACE = '\u00a0';

/** The amount for people: "1 250,50 ₸", no decimals for whole tenge, no-break spaces between groups of three. */
export function formatTenge(amount: Tiyn): string {
  const tenge = String(Math.trunc(amount / TIYN_PER_TENGE)).replace(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE);
  const rest = amount % TIYN_PER_TENGE;
  const decimals = rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`;
  return `${tenge}${decimals}${NO_BREAK_SPACE}₸`;
}
