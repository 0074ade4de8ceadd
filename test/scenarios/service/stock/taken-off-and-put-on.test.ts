import { expect, test } from 'vitest';
import { StockMachine } from './harness.ts';

function isSoldOut(machine: StockMachine): boolean | null {
  const { screen } = machine;
  return screen.name === 'idle' ? (screen.products.find(({ id }) => id === 'water')?.soldOut ?? null) : null;
}

test('a product that was taken off is not sold, also after a restart, until it is put on again', () => {
  const machine = new StockMachine().ready().atDoor();
  machine.stock({ kind: 'off', productId: 'water' });
  expect(machine.slot('water')).toMatchObject({ state: 'off', left: 5 });
  machine.touch('service-leave');
  expect(isSoldOut(machine)).toBe(true);
  machine.choose();
  expect(machine.screen.name).toBe('idle');

  const next = new StockMachine().after(machine);
  expect(isSoldOut(next)).toBe(true);
  next.atDoor().stock({ kind: 'on', productId: 'water' });
  expect(next.told('product-off')).toEqual([
    { kind: 'product-off', productId: 'water', role: 'technician', isOff: true },
    { kind: 'product-off', productId: 'water', role: 'technician', isOff: false },
  ]);
  next.stock({ kind: 'undo' });
  expect(next.slot('water').isOff).toBe(true);
  next.stock({ kind: 'on', productId: 'water' });
  next.touch('service-leave');
  expect(isSoldOut(next)).toBe(false);
});
