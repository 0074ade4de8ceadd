import { expect, test } from 'vitest';
import { problem } from '../../../../app/problem.ts';
import { StockMachine } from './harness.ts';

test('a count that the disk refuses has not happened, and the menu shows it', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.diskFull = true;
  machine.stock({ kind: 'fill', productId: 'water' });
  expect(machine.menu.frame.isUnwritten).toBe(true);
  expect(machine.slot('water')).toMatchObject({ left: 5 });
});

test('while the journal is away nothing is counted', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.diskFull = true;
  machine.send({ kind: 'journal-refused', problem: problem('journal-full'), refused: null });
  machine.stock({ kind: 'set', productId: 'water', count: 1 });
  expect(machine.slot('water')).toMatchObject({ left: 5 });
  expect(machine.told('stock-set')).toEqual([]);
});
