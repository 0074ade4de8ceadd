import { afterEach, expect, test } from 'vitest';
import { openRowCollection, type RowCollection } from '../../../main/journal/rescue/row-collection.ts';
import type { FoundRow } from '../../../main/journal/rescue/sources.ts';

const collections: RowCollection[] = [];
afterEach(() => {
  for (const collection of collections.splice(0)) collection.close();
});

function collection(): RowCollection {
  const opened = openRowCollection();
  collections.push(opened);
  return opened;
}

function row(sequence: number, change: Partial<FoundRow> = {}): FoundRow {
  return {
    sequence,
    wallMs: 1,
    monoMs: 2,
    saleId: null,
    kind: 'started',
    body: `entry ${String(sequence)}`,
    hash: null,
    foundIn: 'file',
    ...change,
  };
}

test('identical rows count once, different ones are kept beside each other', () => {
  const found = collection();
  const versions: readonly Partial<FoundRow>[] = [
    {},
    { wallMs: 3 },
    { monoMs: 3 },
    { saleId: 's' },
    { kind: 'paid' },
    { body: 'other' },
    { hash: Buffer.alloc(32) },
  ];
  for (const foundIn of ['file', 'log', 'copy'] as const)
    for (const version of versions) found.add(row(1, { ...version, foundIn }));
  expect(found.at(1)).toMatchObject(versions.map((version) => ({ ...version, foundIn: 'file', taken: false })));
});

test('rows are found in any order, even beyond those read ahead', () => {
  const found = collection();
  for (let sequence = 1_200; sequence >= 1; sequence -= 1) if (sequence !== 700) found.add(row(sequence));
  for (const sequence of [1, 500, 501, 502, 1_200, 1_201, 499, 1_001, 1]) {
    expect(found.at(sequence).map(({ body }) => body)).toEqual(sequence > 1_200 ? [] : [`entry ${String(sequence)}`]);
  }
  expect(found.at(700)).toEqual([]);
  found.add(row(700));
  expect(found.at(700)).toHaveLength(1);
  expect(found.highest()).toBe(1_200);
});

test('a taken row is marked at once', () => {
  const found = collection();
  for (const sequence of [1, 2, 3]) found.add(row(sequence));
  found.add(row(2, { body: 'other' }));
  for (const sequence of [1, 2]) {
    const [first] = found.at(sequence);
    if (first !== undefined) found.take(first);
  }
  expect(found.at(2).map(({ taken }) => taken)).toEqual([true, false]);
  expect([...found.taken(9)].map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect([...found.others(9)].map(({ body }) => body)).toEqual(['other', 'entry 3']);
});
