import { expect, test } from 'vitest';
import { PRICE, sale } from '../../../unit/journal/history.ts';
import { DebtsHarness } from '../../../support/harness/debts-harness.ts';

const owing = (): DebtsHarness => new DebtsHarness(sale('debt', 'a', '15'));

test('a debt is paid with amount and role on record, and the screen shows it after the entry', () => {
  const machine = owing().at('collector').look('a');
  expect(machine.door.chosen).toMatchObject({ hindrance: null, facts: { debtTiyn: PRICE } });
  machine.pay(PRICE);
  expect(machine.settled()).toEqual([
    { kind: 'debt-settled', saleId: 'a', amountTiyn: PRICE, how: 'by-hand', role: 'collector' },
  ]);
  expect(machine.door.chosen).toMatchObject({ done: { kind: 'paid', amountTiyn: PRICE }, hindrance: 'paid' });
});

test('an impatient second hold pays nothing', () => {
  const machine = owing().at('technician').look('a').pay(PRICE).pay(PRICE);
  expect(machine.settled()).toHaveLength(1);
  expect(machine.crashes).toBe(0);
});

test('a paid debt shows that it was paid when it is opened again', () => {
  const machine = owing().at('technician').look('a').pay(PRICE);
  machine.act({ step: 'debts', action: { kind: 'unchoose' } });
  machine.look('a').pay(PRICE);
  expect(machine.door.chosen).toMatchObject({ hindrance: 'paid', done: null });
  expect(machine.settled()).toHaveLength(1);
});

test('an answer from an earlier visit at the door is dropped', async () => {
  const machine = owing().at('technician');
  machine.act({ step: 'debts', action: { kind: 'choose', saleId: 'a' } });
  const early = machine.lastEffect;
  machine.touch('service-back');
  await machine.clock.advance(1);
  machine.open('debts');
  machine.act({ step: 'debts', action: { kind: 'choose', saleId: 'a' } });
  const late = machine.lastEffect;
  machine.answer(late).pay(PRICE).answer(early).pay(PRICE);
  expect(machine.settled()).toHaveLength(1);
  expect(machine.crashes).toBe(0);
});

test('another amount than the debt is not paid, and the debt is read again', () => {
  const machine = owing()
    .at('technician')
    .look('a')
    .pay(PRICE - 100);
  expect(machine.settled()).toEqual([]);
  expect(machine.lastEffect).toMatchObject({ kind: 'read-claim', saleId: 'a' });
});

test('on a full disk nothing is paid, and the menu shows that it was not written', async () => {
  const machine = owing().at('technician').look('a');
  machine.diskFull = true;
  machine.pay(PRICE);
  expect(machine.menu.frame.isUnwritten).toBe(true);
  expect(machine.door.chosen).toMatchObject({ done: null });
  expect(machine.settled()).toEqual([]);
  machine.diskFull = false;
  await machine.clock.advance(60_000);
  machine.pay(PRICE);
  expect(machine.settled()).toHaveLength(1);
});
