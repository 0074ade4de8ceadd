import { expect, test } from 'vitest';
import { withMoney, type CashDoorHarness } from './harness.ts';

function collecting(): CashDoorHarness {
  return withMoney({ printer: 'optional' }).atCash();
}

test('the cassette by value, and a whole collection: every step on record, the difference, two slips', () => {
  const machine = collecting();
  expect(machine.cash.facts?.inside).toEqual({
    amountTiyn: 200_000,
    bills: 3,
    notes: [
      { billTiyn: 50_000, count: 2 },
      { billTiyn: 100_000, count: 1 },
    ],
  });
  machine.do({ kind: 'collect' });
  expect(machine.cash.collection).toMatchObject({ number: 1, step: 'out' });
  machine.takeCassette();
  machine.read();
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 200_000, bills: 3 } });
  machine.putCassette();
  machine.read();
  expect(machine.cash.collection?.step).toBe('count');
  machine.count(500, 2).count(1_000, 0).do({ kind: 'confirm' });
  expect(machine.cash).toMatchObject({ collection: null, notice: { kind: 'counted', number: 1 } });
  expect(machine.cash.facts?.past).toMatchObject([
    { number: 1, expectedTiyn: 200_000, expectedBills: 3, counted: { amountTiyn: 100_000, bills: 2 } },
  ]);
  expect(machine.told()).toEqual([
    { kind: 'collection-started', number: 1, role: 'collector', amountTiyn: 200_000, bills: 3 },
    { kind: 'cash-collected', amountTiyn: 200_000, bills: 3 },
    { kind: 'collection-cassette', number: 1, role: 'collector', what: 'out', by: 'acceptor' },
    { kind: 'collection-cassette', number: 1, role: 'collector', what: 'in', by: 'acceptor' },
    { kind: 'collection-noted', number: 1, role: 'collector', billTiyn: 50_000, count: 2 },
    { kind: 'collection-noted', number: 1, role: 'collector', billTiyn: 100_000, count: 0 },
    {
      kind: 'collection-counted',
      number: 1,
      role: 'collector',
      notes: [{ billTiyn: 50_000, count: 2 }],
      amountTiyn: 100_000,
      bills: 2,
      expectedTiyn: 200_000,
      expectedBills: 3,
    },
  ]);
  const slips = machine.effects.flatMap((effect) =>
    effect.kind === 'print' && effect.slip.kind === 'collection' ? [effect.slip] : [],
  );
  expect(slips).toMatchObject([
    { number: 1, amountTiyn: 200_000, notes: [{ count: 2 }, { count: 1 }], counted: null },
    { number: null, amountTiyn: 200_000 },
    { number: 1, amountTiyn: 200_000, counted: { amountTiyn: 100_000, bills: 2 } },
  ]);
  machine.sound();
});

test('the next collection has the next number and begins from nothing', () => {
  const machine = collecting();
  machine.do({ kind: 'collect' });
  machine.takeCassette();
  machine.read().putCassette();
  machine.read().count(500, 2).count(1_000, 1).do({ kind: 'confirm' });
  machine.do({ kind: 'collect' });
  expect(machine.cash.collection?.number).toBe(2);
  expect(machine.told().at(-1)).toMatchObject({ number: 2, amountTiyn: 0, bills: 0 });
  machine.takeCassette();
  machine.read();
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 0, bills: 0, notes: [] } });
  machine.putCassette();
  machine.read().do({ kind: 'confirm' });
  expect(machine.cash.facts?.past).toMatchObject([
    { number: 2, expectedTiyn: 0, counted: { amountTiyn: 0 } },
    { number: 1, expectedTiyn: 200_000, counted: { amountTiyn: 200_000 } },
  ]);
});

test('one that was begun by mistake is given up, and the cassette stays as it was', () => {
  const machine = collecting();
  machine.do({ kind: 'collect' }).do({ kind: 'drop' });
  expect(machine.cash).toMatchObject({ collection: null, notice: { kind: 'dropped' } });
  expect(machine.loop.state().cassette).toEqual({ amountTiyn: 200_000, bills: 3 });
});
