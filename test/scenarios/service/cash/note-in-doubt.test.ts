import { expect, test } from 'vitest';
import { tiyn } from '../../../../app/money/money.ts';
import type { CashAction } from '../../../../app/service/doors/cash/actions.ts';
import { DELAYS } from '../../../../app/session/state/delays.ts';
import { withDoubt } from './harness.ts';

function decision(isFound: boolean, saleId = 'doubt'): CashAction {
  return { kind: 'decide', saleId, billTiyn: tiyn(50_000), isFound, foundTiyn: null };
}

test('it is in the cassette: received for its sale, owed to the customer, and expected in the cassette', () => {
  const machine = withDoubt().atCash();
  expect(machine.cash.facts?.doubts).toMatchObject([{ saleId: 'doubt', claimCode: 'ABC-123', cassette: 'inside' }]);
  expect(machine.sound()[1]).toMatchObject({ state: 'unresolved', paidTiyn: 0, inDoubtTiyn: 50_000 });
  machine.do(decision(true));
  expect(machine.entries.slice(-2).map(({ entry }) => entry)).toMatchObject([
    { kind: 'bill-stacked', saleId: 'doubt', billTiyn: 50_000, role: 'collector' },
    { kind: 'debt-recorded', saleId: 'doubt', amountTiyn: 50_000 },
  ]);
  expect(machine.sound()[1]).toMatchObject({ state: 'debt', paidTiyn: 50_000, owedTiyn: 50_000, inDoubtTiyn: 0 });
  expect(machine.cash.facts).toMatchObject({ doubts: [], inside: { amountTiyn: 100_000, bills: 2 } });
  expect(machine.cash.notice).toMatchObject({ kind: 'note-found' });
});

test('it is not: it never counted', () => {
  const machine = withDoubt().atCash();
  machine.do(decision(false));
  expect(machine.entries.at(-1)?.entry).toEqual({
    kind: 'bill-returned',
    saleId: 'doubt',
    billTiyn: 50_000,
    role: 'collector',
  });
  expect(machine.sound()[1]).toMatchObject({ state: 'closed', paidTiyn: 0, owedTiyn: 0, inDoubtTiyn: 0 });
  expect(machine.cash.facts).toMatchObject({ doubts: [], inside: { amountTiyn: 50_000 } });
});

test('two impatient touches decide once', () => {
  const machine = withDoubt().atCash();
  machine.touchCash(decision(true));
  machine.touchCash(decision(true));
  machine.touchCash(decision(false));
  machine.read().do(decision(false));
  expect(machine.kinds().filter((kind) => kind === 'bill-stacked')).toHaveLength(2);
  expect(machine.kinds()).not.toContain('bill-returned');
  machine.sound();
});

test('with the cassette out it is expected there, and not in the empty one that came in', () => {
  const machine = withDoubt().atCash();
  machine.do({ kind: 'collect' });
  machine.takeCassette();
  machine.read();
  expect(machine.cash.facts?.doubts).toMatchObject([{ cassette: 'taken' }]);
  machine.do(decision(true));
  expect(machine.entries.some(({ entry }) => entry.kind === 'bill-stacked' && entry.cassette === 'taken')).toBe(true);
  expect(machine.cash.collection?.expected).toMatchObject({ amountTiyn: 100_000, bills: 2 });
  expect(machine.cash.facts?.inside).toMatchObject({ amountTiyn: 0, bills: 0 });
  machine.putCassette();
  machine.read().count(500, 2).do({ kind: 'confirm' });
  expect(machine.told().at(-1)).toMatchObject({ amountTiyn: 100_000, expectedTiyn: 100_000 });
  machine.sound();
});

test('one without a known value needs it, and counts nothing if it is not found', () => {
  const unnamed = { kind: 'decide', saleId: 'doubt', billTiyn: null, foundTiyn: null } as const;
  for (const isFound of [true, false]) {
    const machine = withDoubt({}, null).atCash();
    expect(machine.cash.facts?.doubts).toMatchObject([{ saleId: 'doubt', billTiyn: null }]);
    machine.do({ ...unnamed, isFound });
    if (isFound) {
      expect(machine.cash.notice).toEqual({ kind: 'value-missing' });
      machine.do({ ...unnamed, isFound, foundTiyn: tiyn(100) });
      expect(machine.cash.notice).toEqual({ kind: 'value-missing' });
      machine.do({ ...unnamed, isFound, foundTiyn: tiyn(100_000) });
      expect(machine.sound()[1]).toMatchObject({ state: 'debt', paidTiyn: 100_000, owedTiyn: 100_000 });
    } else expect(machine.sound()[1]).toMatchObject({ state: 'closed', paidTiyn: 0 });
    expect(machine.cash.facts?.doubts).toEqual([]);
  }
});

test('as long as the acceptor may still find it, it cannot be decided', async () => {
  const machine = withDoubt().restarted().plugAcceptor();
  machine.choose('late');
  machine.send({ kind: 'method', method: 'cash', freshId: 'late', revision: machine.loop.view().frame.revision });
  machine.send({ kind: 'bill-escrowed', billTiyn: tiyn(50_000) });
  machine.send({ kind: 'bill-doubtful' });
  await machine.clock.advance(DELAYS.billMs);
  expect(machine.kinds().filter((kind) => kind === 'bill-doubtful')).toHaveLength(2);
  machine.atCash();
  const late = decision(true, 'late');
  machine.do(late);
  expect(machine.cash.notice).toEqual({ kind: 'note-under-way' });
  await machine.clock.advance(DELAYS.noteOwnerMs);
  machine.do(late);
  expect(machine.cash.notice).toMatchObject({ kind: 'note-found' });
  machine.sound();
});
