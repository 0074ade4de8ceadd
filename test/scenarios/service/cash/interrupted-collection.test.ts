import { expect, test } from 'vitest';
import { LEAVE_AFTER_MS } from '../../../support/harness/service-harness.ts';
import { withMoney, type CashDoorHarness } from './harness.ts';

/** The interruptions of a collection; the machine after it, with a person at the door again. */
const INTERRUPTIONS: Readonly<Record<string, (machine: CashDoorHarness) => Promise<CashDoorHarness>>> = {
  'a power cut': (machine) => Promise.resolve(machine.restarted().atCash('technician')),
  'leaving the menu': (machine) => {
    machine.touch('service-leave');
    return Promise.resolve(machine.atCash('technician'));
  },
  'the menu that leaves by itself': async (machine) => {
    await machine.clock.advance(LEAVE_AFTER_MS);
    expect(machine.step).toBeNull();
    return machine.atCash('technician');
  },
};

test.each(Object.entries(INTERRUPTIONS))('%s at every step: it continues where it was', async (_name, interrupt) => {
  let machine = withMoney().atCash();
  machine.do({ kind: 'collect' });
  machine = await interrupt(machine);
  expect(machine.cash.collection).toMatchObject({ number: 1, step: 'out' });
  machine.takeCassette();
  machine.read();
  machine = await interrupt(machine);
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 200_000, bills: 3 } });
  machine.putCassette();
  machine.read().count(500, 2);
  machine = await interrupt(machine);
  expect(machine.cash.collection?.lines).toMatchObject([
    { expected: 2, counted: 2 },
    { expected: 1, counted: null },
    {},
    {},
    {},
    {},
  ]);
  machine.count(1_000, 1).do({ kind: 'confirm' });
  expect(machine.told().at(-1)).toMatchObject({ kind: 'collection-counted', role: 'technician', amountTiyn: 200_000 });
  expect(machine.told().filter(({ kind }) => kind === 'cash-collected')).toHaveLength(1);
  machine.sound();
});

test('the cassette goes out and in while the door is closed: detected nevertheless', () => {
  const machine = withMoney().atCash();
  machine.do({ kind: 'collect' });
  machine.touch('service-leave');
  machine.takeCassette();
  machine.atCash();
  expect(machine.cash.collection).toMatchObject({ step: 'in', expected: { amountTiyn: 200_000 } });
  machine.touch('service-leave');
  machine.putCassette();
  machine.atCash();
  expect(machine.cash.collection?.step).toBe('count');
  expect(machine.told().at(-1)).toMatchObject({ what: 'in', by: 'acceptor' });
});

test('sales after the cassette is back are not part of the count', () => {
  const machine = withMoney().atCash();
  machine.do({ kind: 'collect' });
  machine.takeCassette();
  machine.read().putCassette();
  machine.read();
  machine.touch('service-leave');
  machine.send({ kind: 'bill-stacked', billTiyn: null, asked: false, freshId: 'later' });
  machine.atCash();
  expect(machine.cash.collection?.expected).toMatchObject({ amountTiyn: 200_000, bills: 3 });
  expect(machine.cash.facts?.inside).toMatchObject({ amountTiyn: 0, bills: 1, notes: [] });
});
