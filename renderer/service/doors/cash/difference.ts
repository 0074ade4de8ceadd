import type { cashWords } from '../../../../app/messages/service/cash-words.ts';
import { formatTenge, subtractTiyn, type Tiyn } from '../../../../app/money/money.ts';
import type { Level } from '../../../../app/service/doors/home/types.ts';

interface Money {
  readonly amountTiyn: Tiyn;
  readonly bills: number;
}

/** How the count differs from what was expected, as a word with its amount and as a level. */
export function differenceOf(
  expected: Money,
  counted: Money,
): { readonly key: keyof typeof cashWords; readonly amount: string; readonly level: Level } {
  if (counted.amountTiyn < expected.amountTiyn)
    return { key: 'less', amount: formatTenge(subtractTiyn(expected.amountTiyn, counted.amountTiyn)), level: 'fault' };
  if (counted.amountTiyn > expected.amountTiyn)
    return {
      key: 'more',
      amount: formatTenge(subtractTiyn(counted.amountTiyn, expected.amountTiyn)),
      level: 'attention',
    };
  return { key: counted.bills === expected.bills ? 'no-difference' : 'notes-differ', amount: '', level: 'works' };
}
