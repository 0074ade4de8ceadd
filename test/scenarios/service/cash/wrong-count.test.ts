import { expect, test } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import { withMoney, type CashDoorHarness } from './harness.ts';

function counting(): CashDoorHarness {
  const machine = withMoney().atCash();
  machine.do({ kind: 'collect' });
  machine.takeCassette();
  machine.read().putCassette();
  return machine.read();
}

test('a count of 10^9 is refused with the most that is possible, and the old one stays', () => {
  const machine = counting().count(500, 2).count(500, 1_000_000_000);
  expect(machine.cash.notice).toEqual({ kind: 'count-too-large', most: 9_999 });
  expect(machine.cash.collection?.lines[0]).toMatchObject({ counted: 2 });
  expect(machine.told().filter(({ kind }) => kind === 'collection-noted')).toHaveLength(1);
});

test('a value of the cassette that was not counted: nothing is confirmed', () => {
  const machine = counting().count(500, 2).do({ kind: 'confirm' });
  expect(machine.cash.notice).toEqual({ kind: 'count-missing', billTiyn: 100_000 });
  expect(machine.told().at(-1)?.kind).toBe('collection-noted');
});

test('a value that is no note is dropped', () => {
  const machine = counting().do({ kind: 'count', billTiyn: tiyn(123), count: 1 });
  expect(machine.told().some(({ kind }) => kind === 'collection-noted')).toBe(false);
});

test('a value counted anew replaces the count before', () => {
  const machine = counting().count(500, 7).count(500, 2).count(1_000, 1);
  expect(machine.cash.collection?.counted).toMatchObject({ amountTiyn: 200_000, bills: 3 });
});
