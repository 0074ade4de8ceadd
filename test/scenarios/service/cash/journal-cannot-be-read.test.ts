import { expect, test } from 'vitest';
import { withMoney } from './harness.ts';

test('after a collection was begun: it is not begun a second time by what was read before', () => {
  const machine = withMoney().atCash();
  machine.touchCash({ kind: 'collect' });
  machine.readInVain();
  expect(machine.cash).toMatchObject({ isUnreadable: true, collection: null });
  machine.touchCash({ kind: 'collect' });
  machine.read();
  expect(machine.told().filter(({ kind }) => kind === 'collection-started')).toHaveLength(1);
  expect(machine.cash).toMatchObject({ isUnreadable: false, collection: { number: 1, step: 'out' } });
  machine.sound();
});

test('while the cassette goes out and in: each is on record once', () => {
  const machine = withMoney().atCash();
  machine.touchCash({ kind: 'collect' });
  machine.readInVain();
  machine.takeCassette();
  machine.readInVain();
  machine.putCassette();
  machine.read();
  machine.putCassette();
  machine.read();
  expect(machine.told()).toMatchObject([
    { kind: 'collection-started' },
    { kind: 'cash-collected' },
    { kind: 'collection-cassette', what: 'in' },
  ]);
  expect(machine.cash.collection).toMatchObject({ step: 'count', expected: { amountTiyn: 200_000, bills: 3 } });
  machine.sound();
});
