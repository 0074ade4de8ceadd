import { expect, test } from 'vitest';
import { problem } from '../../../../app/problem.ts';
import { withDoubt, withMoney } from './harness.ts';

test('two touches on each button do everything once', () => {
  const machine = withMoney().atCash();
  const twice = (kind: 'collect' | 'cassette-out' | 'cassette-in' | 'confirm'): void => {
    machine.touchCash({ kind });
    machine.touchCash({ kind });
    machine.read();
  };
  twice('collect');
  twice('cassette-out');
  twice('cassette-in');
  machine.count(500, 2).count(1_000, 1);
  twice('confirm');
  expect(machine.told().map(({ kind }) => kind)).toEqual([
    'collection-started',
    'cash-collected',
    'collection-cassette',
    'collection-cassette',
    'collection-noted',
    'collection-noted',
    'collection-counted',
  ]);
});

test('a reading that comes after the door was left, or for an earlier visit, changes nothing', async () => {
  const machine = withMoney().atCash();
  machine.touchCash({ kind: 'refresh' });
  machine.touch('service-back');
  expect(() => machine.read()).not.toThrow();
  machine.open('cash');
  machine.touch('service-back');
  await machine.clock.advance(1);
  machine.open('cash');
  expect(machine.cash).toMatchObject({ isReading: true, facts: null });
  machine.read();
  expect(machine.cash.facts?.inside).toMatchObject({ amountTiyn: 200_000 });
});

test('a journal that refuses: nothing is begun, decided or printed, and the menu shows it', () => {
  const machine = withDoubt({ printer: 'optional' }).atCash();
  const before = machine.entries.length;
  machine.diskFull = true;
  machine.touchCash({ kind: 'collect' });
  expect(machine.menu.frame.isUnwritten).toBe(true);
  expect(machine.entries).toHaveLength(before);
  expect(machine.effects.some(({ kind }) => kind === 'print')).toBe(false);
  machine.send({ kind: 'journal-refused', problem: problem('journal-full'), refused: null });
  const [doubt] = machine.cash.facts?.doubts ?? [];
  if (doubt === undefined) throw new Error('no doubt');
  const { saleId, billTiyn } = doubt;
  machine.touchCash({ kind: 'decide', saleId, billTiyn, isFound: true, foundTiyn: null });
  expect(machine.entries).toHaveLength(before);
  machine.diskFull = false;
  machine.send({ kind: 'journal-recovered' });
  machine.do({ kind: 'decide', saleId, billTiyn, isFound: true, foundTiyn: null });
  expect(machine.sound()[1]).toMatchObject({ state: 'debt', owedTiyn: 50_000 });
});

test('the cassette goes out while the journal cannot be written: the collection follows when it can', () => {
  const machine = withMoney().atCash();
  machine.do({ kind: 'collect' });
  machine.diskFull = true;
  machine.takeCassette();
  machine.diskFull = false;
  machine.send({ kind: 'journal-recovered' });
  machine.do({ kind: 'refresh' });
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 200_000, bills: 3 } });
  expect(machine.told().filter(({ kind }) => kind === 'cash-collected')).toHaveLength(1);
  machine.sound();
});
