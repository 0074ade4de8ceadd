import { describe, expect, test } from 'vitest';
import type { ProductCard } from '../../../app/session/view/view.ts';
import { cards } from '../../../main/bench/samples/products.ts';
import { shelfTyped, withDigit } from '../../../renderer/customer/screens/typed-shelf.ts';

function shelves(...numbers: readonly number[]): readonly ProductCard[] {
  return numbers.map((shelf) => ({ ...cards[0], id: `at-${String(shelf)}`, shelf }) as ProductCard);
}

const typing = (products: readonly ProductCard[], digits: string): string =>
  Array.from(digits, Number).reduce((typed, digit) => withDigit(products, typed, digit), '');

describe('what is typed', () => {
  test.each([
    ['', 'empty'],
    ['2', 'found'],
    ['24', 'found'],
    ['1', 'part'],
    ['3', 'none'],
    ['02', 'none'],
  ])('%j', (typed, kind) => {
    expect(shelfTyped(shelves(2, 24, 118), typed).kind).toBe(kind);
  });
});

describe('one digit after another', () => {
  test.each([
    ['a short number that begins a longer one', '24', '24'],
    ['a number of three digits', '118', '118'],
    ['the next number after one that is complete', '2411', '11'],
    ['the next number after one that is not there', '311', '11'],
    ['a part that leads nowhere is shown as it was typed', '19', '19'],
    ['after that the next digit begins afresh', '192', '2'],
    ['a zero in front is no number', '02', '2'],
  ])('%s', (_what, digits, typed) => {
    expect(typing(shelves(2, 24, 118), digits)).toBe(typed);
  });
});
