import { Digits } from './json.ts';

/** The text of an amount, in tenge with two decimals, as tiyn. */
export function tiynOf(amount: string): number {
  return Number(amount.replace('.', ''));
}

/** Tiyn as a number of an answer: with two decimals, or as short as a careless serializer writes it. */
export function amountOf(tiyn: number, isShort: boolean): Digits {
  const exact = `${String(Math.trunc(tiyn / 100))}.${String(tiyn % 100).padStart(2, '0')}`;
  return new Digits(isShort ? exact.replace(/\.?0+$/, '') : exact);
}
