import type { z } from 'zod';

/** Money in tiyn, 1/100 of a tenge: always a whole number, never below zero. */
export type Tiyn = number & z.$brand<'Tiyn'>;

export const TIYN_PER_TENGE = 100;

/** The largest amount of one sale, ten million tenge: far above any product, far below where doubles lose tiyn. */
export const MAX_AMOUNT_TIYN = 1_000_000_000;

function isTiyn(amount: number): amount is Tiyn {
  return Number.isSafeInteger(amount) && amount >= 0;
}

/** An amount from a number of tiyn; throws on a fraction or a negative, which is a programming error. */
export function tiyn(amount: number): Tiyn {
  if (!isTiyn(amount)) throw new RangeError(`not an amount in tiyn: ${amount}`);
  return amount;
}

export const ZERO_TIYN: Tiyn = tiyn(0);

/** The sum; throws when it leaves the safe range. */
export function addTiyn(...amounts: readonly Tiyn[]): Tiyn {
  return tiyn(amounts.reduce((sum, amount) => sum + amount, 0));
}

/** The difference; throws when it would be negative. */
export function subtractTiyn(from: Tiyn, amount: Tiyn): Tiyn {
  return tiyn(from - amount);
}

/** So many times the amount; throws when it leaves the safe range. */
export function multiplyTiyn(amount: Tiyn, times: number): Tiyn {
  return tiyn(amount * times);
}

/** The smaller of two amounts. */
export function leastTiyn(a: Tiyn, b: Tiyn): Tiyn {
  return a < b ? a : b;
}

/** Exact tenge with two decimals and a point, as Kaspi's API takes it: 45050 becomes "450.50". */
export function tengeDecimal(amount: Tiyn): string {
  const tenge = Math.trunc(amount / TIYN_PER_TENGE);
  const rest = amount % TIYN_PER_TENGE;
  return `${String(tenge)}.${String(rest).padStart(2, '0')}`;
}

const DECIMAL = /^(\d{1,9})(?:\.(\d{1,2})0*)?$/;

/** Reads tenge with at most two decimals (more only where they are zeros), digit by digit; null where it is none. */
export function tiynFromDecimal(text: string): Tiyn | null {
  const [, tenge = '', decimals = ''] = DECIMAL.exec(text) ?? [];
  return tenge === '' ? null : tiyn(Number(tenge) * TIYN_PER_TENGE + Number(decimals.padEnd(2, '0')));
}

const NO_BREAK_SPACE = '\u00a0';

/** For people: "1 250,50 ₸", no decimals for whole tenge, groups of three kept together by no-break spaces. */
export function formatTenge(amount: Tiyn): string {
  const tenge = String(Math.trunc(amount / TIYN_PER_TENGE)).replace(/\B(?=(\d{3})+$)/g, NO_BREAK_SPACE);
  const rest = amount % TIYN_PER_TENGE;
  const decimals = rest === 0 ? '' : `,${String(rest).padStart(2, '0')}`;
  return `${tenge}${decimals}${NO_BREAK_SPACE}₸`;
}
