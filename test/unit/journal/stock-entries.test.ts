import { expect, test } from 'vitest';
import { entrySchema, type JournalEntry, type RecordedEntry } from '../../../app/journal/entry.ts';
import { replay, replayFrom, summaryOf } from '../../../app/journal/replay.ts';

function recorded(...entries: readonly JournalEntry[]): readonly RecordedEntry[] {
  return entries.map((entry, index) => ({
    sequence: index + 1,
    wallMs: 0,
    monoMs: 0,
    entry: entrySchema.parse(JSON.parse(JSON.stringify(entry))),
  }));
}

const ENTRIES: readonly JournalEntry[] = [
  { kind: 'stock-loaded', productId: 'water', count: 5 },
  { kind: 'stock-loaded', productId: 'juice', count: 8 },
  { kind: 'stock-set', productId: 'water', role: 'technician', before: 5, count: 12, configured: 5 },
  { kind: 'stock-set', productId: 'tea', role: 'technician', before: null, count: 3 },
  { kind: 'stock-set', productId: 'juice', role: 'collector', before: 8, count: 6, loaded: 8, configured: 8 },
  { kind: 'product-off', productId: 'water', role: 'collector', isOff: true },
  { kind: 'product-off', productId: 'tea', role: 'collector', isOff: true },
  { kind: 'product-off', productId: 'tea', role: 'collector', isOff: false },
  { kind: 'spiral-cleared', productId: 'juice', role: 'technician', before: 3 },
];

test('counts, and what was taken off, follow from the entries', () => {
  const { stock, off } = replay(recorded(...ENTRIES));
  expect(Object.fromEntries(stock)).toEqual({
    water: { loaded: 12, dispensed: 0, configured: 5 },
    juice: { loaded: 8, dispensed: 2 },
    tea: { loaded: 3, dispensed: 0, configured: null },
  });
  expect([...off]).toEqual(['water']);
});

test('a summary carries them on, and a full reading agrees with it', () => {
  const ledger = replay(recorded(...ENTRIES));
  const summary = summaryOf(ledger);
  const whole = recorded(...ENTRIES, summary);
  expect(replay(whole)).toMatchObject({ stock: ledger.stock, off: ledger.off });
  const since = replayFrom({ sequence: whole.length, entry: summary }, []);
  expect(since.stock).toEqual(ledger.stock);
  expect(since.off).toEqual(ledger.off);
});

test('without any of them a summary is that of earlier versions', () => {
  const summary = summaryOf(replay(recorded({ kind: 'stock-loaded', productId: 'water', count: 5 })));
  expect(summary.stock).toEqual({ water: { loaded: 5, dispensed: 0 } });
  expect(summary).not.toHaveProperty('off');
});

test('a summary without what was taken off contradicts the entries before it', () => {
  const { off: _, ...summary } = summaryOf(replay(recorded(...ENTRIES)));
  expect(() => replay(recorded(...ENTRIES, summary))).toThrow('disagrees');
});

test('a product that is not counted any more is out of the books', () => {
  const ledger = replay(
    recorded(...ENTRIES, { kind: 'stock-set', productId: 'tea', role: 'technician', before: 3, count: null }),
  );
  expect(ledger.stock.has('tea')).toBe(false);
});
