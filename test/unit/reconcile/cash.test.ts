import { describe, expect, test } from 'vitest';
import { newCassettes, notingCassettes, type Cassettes } from '../../../app/journal/cassettes.ts';
import { ALL_DAYS } from '../../support/all-days.ts';
import {
  countedDifferently,
  doubtfulBills,
  reconcileCash,
  type CashCount,
} from '../../../app/journal/reconcile-cash.ts';
import { replay } from '../../../app/journal/replay.ts';
import { tiyn } from '../../../app/money/money.ts';
import { cashSale, doubtfulNote, recorded, salesOf } from '../journal/history.ts';

const orphan = { kind: 'orphan-recorded', orphanId: 'o-1', amountTiyn: 100_000, source: 'bill-acceptor' };
const nameless = { ...orphan, orphanId: 'o-2', amountTiyn: null };
const collected = { kind: 'cash-collected', amountTiyn: 50_000, bills: 1 };

function cassettesOf(...entries: readonly object[]): Cassettes {
  const cassettes = newCassettes();
  const ledger = replay(notingCassettes(recorded(entries), cassettes));
  expect([cassettes.inside.amountTiyn, cassettes.inside.bills]).toEqual([
    ledger.cassette.amountTiyn,
    ledger.cassette.bills,
  ]);
  return cassettes;
}

function counted(amount: number, more: Partial<CashCount> = {}): CashCount {
  return { of: 'inside', amountTiyn: tiyn(amount), bills: null, ...more };
}

describe('the cassette against the journal', () => {
  const cassettes = cassettesOf(...cashSale('a', 50_000), orphan, nameless, ...doubtfulNote('b', 20_000));

  test('notes of sales and unassigned ones are expected, those in doubt are not', () => {
    expect(reconcileCash(cassettes, counted(150_000))).toEqual([]);
  });

  test('less: money is missing', () => {
    expect(reconcileCash(cassettes, counted(100_000))).toMatchObject([
      {
        reason: 'cash-missing',
        facts: { expectedTiyn: 150_000, countedTiyn: 100_000, differenceTiyn: 50_000, bills: 3 },
      },
    ]);
  });

  test('more: with the notes that can explain it', () => {
    const [finding] = reconcileCash(cassettes, counted(170_000));
    expect(finding).toMatchObject({
      reason: 'cash-surplus',
      facts: {
        differenceTiyn: 20_000,
        doubtfulNotes: '200\u00a0₸ (ABC-123)',
        looseNotes: '1\u00a0000\u00a0₸ (o-1), ? (o-2)',
      },
    });
  });

  test('the right sum in a different number of notes', () => {
    expect(reconcileCash(cassettes, counted(150_000, { bills: 3 }))).toEqual([]);
    expect(reconcileCash(cassettes, counted(150_000, { bills: 2 }))).toMatchObject([
      { reason: 'cash-notes-differ', facts: { bills: 3, counted: 2 } },
    ]);
  });

  test('not counted beside the products; an empty cassette needs no count', () => {
    expect(reconcileCash(cassettes, null)).toMatchObject([
      { reason: 'cash-not-counted', facts: { expectedTiyn: 150_000, bills: 3 } },
    ]);
    expect(reconcileCash(cassettesOf(), null)).toEqual([]);
  });
});

describe('a note in doubt that the acceptor could not name', () => {
  const [opened] = cashSale('c', 50_000);
  const unnamed = { kind: 'bill-doubtful', saleId: 'c', billTiyn: null, claimCode: 'ABC-123' };
  const intended = { kind: 'bill-intended', saleId: 'c', billTiyn: 50_000 };
  const stacked = { kind: 'bill-stacked', saleId: 'c', billTiyn: 50_000 };
  const codes = (...entries: readonly object[]): readonly string[] =>
    cassettesOf(opened ?? {}, unnamed, ...entries).inside.doubtful.map(({ claimCode }) => claimCode);

  test('another note of the same sale does not affect it', () => {
    expect(codes({ ...stacked, unasked: true })).toEqual(['ABC-123']);
    expect(codes(intended, stacked)).toEqual(['ABC-123']);
    expect(codes(intended, { ...stacked, kind: 'bill-returned' })).toEqual(['ABC-123']);
  });

  test('a person’s decision settles it', () => {
    expect(codes(stacked)).toEqual([]);
    expect(codes(intended, stacked, { ...stacked, kind: 'bill-returned' })).toEqual([]);
  });
});

test.each([
  ['bill-stacked', 20_000],
  ['bill-returned', 0],
])('a note in doubt that was found after all (%s) is in doubt no longer', (kind, amountTiyn) => {
  const { inside } = cassettesOf(...doubtfulNote('b', 20_000), { kind, saleId: 'b', billTiyn: 20_000 });
  expect(inside).toMatchObject({ amountTiyn, doubtful: [] });
});

describe('the removed cassette', () => {
  const cassettes = cassettesOf(
    ...cashSale('a', 50_000),
    ...doubtfulNote('b', 20_000),
    collected,
    ...cashSale('c', 70_000),
  );

  test('is compared with its content at that time, the present one with the notes since then', () => {
    expect(reconcileCash(cassettes, counted(50_000, { of: 'taken', bills: 1 }))).toEqual([]);
    expect(reconcileCash(cassettes, counted(70_000, { bills: 1 }))).toEqual([]);
    expect(reconcileCash(cassettes, counted(70_000, { of: 'taken' }))).toMatchObject([
      { reason: 'cash-surplus', facts: { cassette: 'taken', doubtfulNotes: '200\u00a0₸ (ABC-123)' } },
    ]);
    expect(reconcileCash(cassettes, counted(90_000))).toMatchObject([
      { facts: { doubtfulNotes: '-', looseNotes: '-' } },
    ]);
  });

  test('none was ever removed', () => {
    expect(reconcileCash(cassettesOf(...cashSale('a', 50_000)), counted(50_000, { of: 'taken' }))).toMatchObject([
      { reason: 'cash-never-collected' },
    ]);
  });
});

describe('a note in doubt', () => {
  const sales = salesOf([...cashSale('a', 50_000), ...doubtfulNote('b', 20_000)]);

  test('is a finding with its code, with or without a count', () => {
    expect(doubtfulBills(sales, ALL_DAYS)).toEqual([
      {
        reason: 'bill-doubtful',
        saleId: 'b',
        qrPaymentIds: [],
        facts: { sale: 'order-b', claimCode: 'ABC-123', amountTiyn: 20_000 },
      },
    ]);
  });

  test('of another day is not', () => {
    expect(doubtfulBills(sales, { from: '2026-11-21', to: null })).toEqual([]);
  });
});

describe('collections at the service menu', () => {
  const count = (number: number, amountTiyn: number, bills: number): object => ({
    kind: 'collection-counted',
    number,
    role: 'collector',
    notes: [],
    amountTiyn,
    bills,
    expectedTiyn: 50_000,
    expectedBills: 1,
  });
  const { counted: counts, ...others } = cassettesOf(
    count(1, 50_000, 1),
    count(2, 40_000, 1),
    count(3, 60_000, 1),
    count(4, 50_000, 2),
  );

  test('a finding for each whose count differs', () => {
    expect(countedDifferently(counts, ALL_DAYS)).toMatchObject([
      { reason: 'collection-missing', facts: { number: 2, differenceTiyn: 10_000 } },
      { reason: 'collection-surplus', facts: { number: 3, differenceTiyn: 10_000 } },
      { reason: 'collection-notes-differ', facts: { number: 4, counted: 2, bills: 1 } },
    ]);
    expect(countedDifferently(counts, { from: '2020-01-01', to: '2020-01-02' })).toEqual([]);
  });

  test('a count moves no money', () => {
    expect(others.inside).toMatchObject({ amountTiyn: 0, bills: 0 });
  });

  test('a note found in a cassette that is out is expected there, and not in the one inside', () => {
    const found = { kind: 'bill-stacked', saleId: 'b', billTiyn: 20_000, role: 'collector', cassette: 'taken' };
    const { inside, taken } = cassettesOf(...cashSale('a', 50_000), ...doubtfulNote('b', 20_000), collected, found);
    expect(inside).toMatchObject({ amountTiyn: 0, bills: 0, doubtful: [] });
    expect(taken).toMatchObject({ amountTiyn: 70_000, bills: 2, doubtful: [] });
  });
});
