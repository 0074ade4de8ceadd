import { describe, expect, test } from 'vitest';
import { KINDLY, seededDraw } from './draws.ts';
import { decodeFrame, encodeFrame } from './frame.ts';
import { createModelJournal } from './model-journal.ts';
import { holdToPromises, mustAppend, mustOpen, saleOf, type Tally } from './promises.ts';
import { PowerCut } from './simulated-journal.ts';

const SEEDS = Array.from({ length: 100 }, (_, seed) => seed);
const STEPS = 80;
const now = { wallMs: 1_000.4, monoMs: 5.6 };

function sum(tallies: readonly Tally[], what: keyof Tally): number {
  return tallies.reduce((total, tally) => total + tally[what], 0);
}

describe.each([
  ['whole sectors', { entriesPerSummary: 20 }],
  ['torn sectors', { entriesPerSummary: 20, tearsSectors: true }],
])('%s', (_, options) => {
  test('no start finds a torn step or a hole, and none misses a step that was synchronised', () => {
    const tallies = SEEDS.map((seed) => holdToPromises(createModelJournal(options), seed, STEPS));
    expect(sum(tallies, 'vanished')).toBeGreaterThan(30);
    expect(sum(tallies, 'survived')).toBeGreaterThan(30);
  });
});

test('a journal that does not synchronise is detected', () => {
  const isFoundOut = (seed: number): boolean => {
    try {
      holdToPromises(createModelJournal({ syncs: false }), seed, STEPS);
      return false;
    } catch {
      return true;
    }
  };
  expect(SEEDS.filter(isFoundOut).length).toBeGreaterThan(SEEDS.length / 2);
});

test('after any torn write the longest run of complete steps is left', () => {
  const whole = saleOf(1);
  for (const seed of SEEDS) {
    const journal = createModelJournal({ syncs: false });
    mustOpen(journal);
    for (const entry of whole) mustAppend(journal, [entry]);
    journal.cutPower(seededDraw(seed));
    const { lastSequence } = mustOpen(journal);
    const found = journal.entries();
    expect(lastSequence).toBe(found.length);
    expect(found.map(({ entry }) => entry)).toEqual(whole.slice(0, found.length));
    expect(found.map(({ sequence }) => sequence)).toEqual(whole.slice(0, found.length).map((_, index) => index + 1));
  }
});

test('a frame is decoded as what it was made of, which is kept instead of decoding it', () => {
  const { bytes, entries } = encodeFrame(7, saleOf(1), now);
  expect(decodeFrame(bytes, 0, 7)).toEqual({ entries, end: bytes.length });
});

test('times are integer milliseconds, as in the product’s journal', () => {
  const journal = createModelJournal();
  mustOpen(journal);
  expect(journal.append(saleOf(1), now)).toMatchObject({ ok: true });
  expect(journal.entries()[0]).toMatchObject({ sequence: 1, wallMs: 1_000, monoMs: 6 });
});

test('no purchase number is used twice', () => {
  const journal = createModelJournal();
  mustOpen(journal);
  mustAppend(journal, saleOf(1));
  const another = saleOf(1).map((entry) => ({ ...entry, saleId: 'sale-2' }));
  expect(journal.append(another, now)).toMatchObject({ ok: false, error: { reason: 'internal-error' } });
  expect(journal.entries()).toHaveLength(4);
});

test('no entry that does not fit', () => {
  const journal = createModelJournal();
  mustOpen(journal);
  expect(journal.append(saleOf(1).slice(1), now)).toMatchObject({ ok: false, error: { reason: 'internal-error' } });
  mustAppend(journal, saleOf(1));
  expect(journal.entries()).toHaveLength(4);
});

test('nothing is accepted before the first start or without power', () => {
  const journal = createModelJournal();
  expect(journal.append(saleOf(1), now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  mustOpen(journal);
  journal.cutDuringNextAppend();
  expect(() => journal.append(saleOf(1), now)).toThrow(PowerCut);
  expect(() => journal.open()).toThrow('cutPower');
  journal.cutPower(KINDLY);
  expect(() => journal.probe()).toThrow(PowerCut);
  expect(journal.open()).toMatchObject({ ok: true, value: { lastSequence: 4 } });
});
