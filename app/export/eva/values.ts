import { KAZAKHSTAN_OFFSET_MS } from '../../journal/days.ts';
import { TIYN_PER_TENGE } from '../../money/money.ts';
import type { Tally } from './tally.ts';

/** Counters have 8 digits, some numbers 6, and begin again at 0; longer ones are forbidden. */
const WRAP = 100_000_000;
const WRAP_SHORT = 1_000_000;

/** How amounts and numbers are written. */
export interface Values {
  readonly money: (amountTiyn: number) => number;
  readonly count: (count: number) => number;
  readonly short: (count: number) => number;
}

/** Amounts were asked for in whole tenge, and one is none. */
export class NotWholeTengeError extends Error {}

/** With `decimals` 0 in whole tenge; throws `NotWholeTengeError` for an amount that is none. */
export function valuesOf(decimals: 0 | 2): Values {
  const unit = decimals === 0 ? TIYN_PER_TENGE : 1;
  return {
    money: (amountTiyn) => {
      if (amountTiyn % unit !== 0) throw new NotWholeTengeError(`${String(amountTiyn)} tiyn`);
      return (amountTiyn / unit) % WRAP;
    },
    count: (count) => count % WRAP,
    short: (count) => count % WRAP_SHORT,
  };
}

/** Sum and number since the beginning, sum and number since the last read: the order of VA, CA2 and DA2. */
export function sumFirst({ money, count, short }: Values, one: Tally): readonly number[] {
  return [money(one.tiyn), count(one.count), money(one.tiynSince), short(one.countSince)];
}

/** Number and sum since the beginning, number and sum since the last read: the order of PA, and of mixed payments. */
export function numberFirst({ money, count, short }: Values, one: Tally): readonly number[] {
  return [count(one.count), money(one.tiyn), short(one.countSince), money(one.tiynSince)];
}

/** Day and time in Kazakhstan: YYYYMMDD, HHMMSS. */
export function dayAndTime(wallMs: number): readonly [string, string] {
  const [date = '', time = ''] = new Date(wallMs + KAZAKHSTAN_OFFSET_MS).toISOString().split(/[T.]/);
  return [date.replaceAll('-', ''), time.replaceAll(':', '')];
}
