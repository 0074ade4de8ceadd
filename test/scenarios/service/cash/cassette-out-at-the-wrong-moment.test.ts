import { expect, test } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import { withMoney } from './harness.ts';

test('without a collection: recorded, shown, and counted afterwards', () => {
  const machine = withMoney().atCash();
  machine.takeCassette();
  machine.read();
  expect(machine.cash).toMatchObject({ collection: null, notice: { kind: 'removed-meanwhile' } });
  expect(machine.cash.facts?.removal).toMatchObject({ amountTiyn: 200_000, bills: 3 });
  machine.do({ kind: 'collect-removed' });
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 200_000, bills: 3 } });
  machine.putCassette();
  machine.read().count(500, 2).count(1_000, 1).do({ kind: 'confirm' });
  expect(machine.cash.facts).toMatchObject({ removal: null, past: [{ number: 1 }, { number: null }] });
  expect(machine.told().filter(({ kind }) => kind === 'cash-collected')).toHaveLength(1);
});

test('before the menu was opened: the door offers to count it', () => {
  const machine = withMoney();
  machine.takeCassette();
  machine.putCassette();
  machine.atCash();
  expect(machine.cash.facts?.removal).toMatchObject({ amountTiyn: 200_000, bills: 3 });
  machine.do({ kind: 'collect-removed' });
  expect(machine.cash.collection?.step).toBe('count');
});

test('in the very moment in which the journal is being read', () => {
  const machine = withMoney().atCash();
  machine.touchCash({ kind: 'collect' });
  machine.takeCassette();
  machine.read();
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 200_000, bills: 3 } });
  machine.sound();
});

test('an empty one in that moment is seen as well', () => {
  const machine = withMoney().atCash();
  machine.takeCassette();
  machine.putCassette();
  machine.read();
  machine.touchCash({ kind: 'collect' });
  machine.takeCassette();
  machine.read();
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 0, bills: 0 } });
});

test('a second time during the count: the money that is being counted is the first cassette’s', () => {
  const machine = withMoney().atCash();
  machine.do({ kind: 'collect' });
  machine.takeCassette();
  machine.read().putCassette();
  machine.read();
  machine.touch('service-leave');
  machine.send({ kind: 'bill-stacked', billTiyn: tiyn(100_000), asked: false, freshId: 'later' });
  machine.atCash().takeCassette();
  machine.read();
  expect(machine.cash.collection).toMatchObject({ step: 'count', expected: { amountTiyn: 200_000 } });
  expect(machine.cash.facts?.removal).toMatchObject({ amountTiyn: 100_000, bills: 1 });
  machine.count(500, 2).count(1_000, 1).do({ kind: 'confirm' });
  expect(machine.told().at(-1)).toMatchObject({ kind: 'collection-counted', expectedTiyn: 200_000 });
  machine.sound();
});
