import { expect, test } from 'vitest';
import { DELAYS } from '../../../../app/session/state/delays.ts';
import { SHELF, StockMachine } from './harness.ts';

test('one touch fills a channel to its capacity, and it counts from the next sale on, also after a restart', async () => {
  const machine = new StockMachine().ready().atDoor('collector');
  expect(machine.door.slots.map(({ productId }) => productId)).toEqual(['water', 'juice', 'tea']);
  expect(machine.slot('water')).toMatchObject({ left: 5, loaded: 5, sold: 0, capacity: 12, state: 'some' });
  machine.stock({ kind: 'fill', productId: 'water' });
  expect(machine.slot('water')).toMatchObject({ left: 12, loaded: 12, sold: 0, state: 'full' });
  expect(machine.told('stock-set')).toEqual([
    { kind: 'stock-set', productId: 'water', role: 'collector', before: 5, count: 12, configured: 5 },
  ]);
  machine.touch('service-leave');
  machine.sell();
  await machine.clock.advance(DELAYS.settleMs + DELAYS.successMs);

  const next = new StockMachine().after(machine).atDoor();
  expect(next.slot('water')).toMatchObject({ left: 11, loaded: 12, sold: 1 });
  expect(next.told('stock-loaded')).toHaveLength(2);
});

test('an impatient second touch writes nothing', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.stock({ kind: 'fill', productId: 'water' });
  machine.stock({ kind: 'fill', productId: 'water' });
  machine.stock({ kind: 'off', productId: 'water' });
  machine.stock({ kind: 'off', productId: 'water' });
  expect(machine.told('stock-set', 'product-off')).toHaveLength(2);
});

test('everything is filled at once and taken back at once, sold pieces included', async () => {
  const machine = new StockMachine().ready();
  machine.sell();
  await machine.clock.advance(DELAYS.settleMs + DELAYS.successMs);
  machine.atDoor().stock({ kind: 'fill-all' });
  // Juice is full, and tea is not counted.
  expect(machine.told('stock-set')).toHaveLength(1);
  expect(machine.slot('water')).toMatchObject({ left: 12, sold: 0 });
  machine.stock({ kind: 'undo' });
  expect(machine.slot('water')).toMatchObject({ left: 4, loaded: 5, sold: 1 });
  expect(machine.door.canUndo).toBe(false);
  expect(new StockMachine().after(machine).atDoor().slot('water')).toMatchObject({ left: 4, loaded: 5, sold: 1 });
});

test('a product without capacity and without a number cannot be filled, and the sentence names the remedy', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.stock({ kind: 'fill', productId: 'tea' });
  expect(machine.door.notice).toMatchObject({ kind: 'no-capacity' });
  expect(machine.told('stock-set')).toEqual([]);
});

test('another number in the configuration after a count in the menu means that the machine was refilled', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.stock({ kind: 'set', productId: 'water', count: 3 });
  expect(new StockMachine().after(machine).atDoor().slot('water')).toMatchObject({ left: 3 });
  const refilled = SHELF.map((product) => (product.id === 'water' ? { ...product, stock: 9 } : product));
  expect(new StockMachine({ catalogue: refilled }).after(machine).atDoor().slot('water')).toMatchObject({ left: 9 });
});
