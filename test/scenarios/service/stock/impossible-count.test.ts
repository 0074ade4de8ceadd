import { expect, test } from 'vitest';
import { doorActSchema } from '../../../../app/service/doors/actions.ts';
import { StockMachine } from './harness.ts';

test('a count of a thousand million is a sentence, and nothing changes', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.stock({ kind: 'set', productId: 'water', count: 1_000_000_000 });
  expect(machine.door.notice).toMatchObject({ kind: 'too-many', most: 12 });
  machine.stock({ kind: 'set', productId: 'tea', count: 1_000_000_000 });
  expect(machine.door.notice).toMatchObject({ kind: 'too-many', most: 100_000 });
  expect(machine.told('stock-set')).toEqual([]);
  expect(machine.slot('water')).toMatchObject({ left: 5 });
});

test.each([-1, 1.5, Number.NaN, '7', null])('a count of %s is not let in at all', (count) => {
  const act = { step: 'stock', action: { kind: 'set', productId: 'water', count } };
  expect(doorActSchema.safeParse(act).success).toBe(false);
});

test('a product that is not in the catalogue is nothing', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.stock({ kind: 'set', productId: 'coffee', count: 1 });
  expect(machine.told('stock-set')).toEqual([]);
});

test('an uncounted product is counted from now on, over a restart, and not any more after undo', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.stock({ kind: 'set', productId: 'tea', count: 0 });
  expect(machine.slot('tea')).toMatchObject({ left: 0, state: 'out' });
  const next = new StockMachine().after(machine).atDoor();
  expect(next.slot('tea')).toMatchObject({ left: 0, state: 'out' });
  machine.stock({ kind: 'undo' });
  expect(machine.slot('tea')).toMatchObject({ left: null, state: 'uncounted' });
  expect(new StockMachine().after(machine).atDoor().slot('tea')).toMatchObject({ left: null });
});
