import { expect, test } from 'vitest';
import { entrySchema, type JournalEntry, type RecordedEntry } from '../../../app/journal/entry.ts';
import { replay, replayFrom, summaryOf } from '../../../app/journal/replay.ts';

function recorded(...entries: readonly JournalEntry[]): readonly RecordedEntry[] {
  return entries.map((entry, index) => ({
    sequence: index + 1,
    wallMs: index * 1_000,
    monoMs: 0,
    entry: entrySchema.parse(JSON.parse(JSON.stringify(entry))),
  }));
}

const CLOSED: JournalEntry = { kind: 'machine-closed', role: 'technician', isClosed: true, by: 'key' };
const NOTICE = { text: { ru: 'Закрыто', en: 'Closed' }, untilMs: 5_000 };
const ENTRIES: readonly JournalEntry[] = [
  { kind: 'machine-closed', role: 'collector', isClosed: true },
  { kind: 'machine-closed', role: 'collector', isClosed: false },
  CLOSED,
  { kind: 'notice-set', role: 'technician', notice: { text: { kk: 'Ескі' }, untilMs: 1 } },
  { kind: 'notice-set', role: 'technician', notice: NOTICE, by: 'key' },
];

test('closure and notice follow from the last order', () => {
  const { closed, notice } = replay(recorded(...ENTRIES));
  expect(closed).toEqual({ sinceMs: 2_000, role: 'technician', by: 'key' });
  expect(notice).toEqual(NOTICE);
});

test('a summary carries them on, and a full reading agrees with it', () => {
  const ledger = replay(recorded(...ENTRIES));
  const summary = summaryOf(ledger);
  const whole = recorded(...ENTRIES, summary);
  expect(replay(whole)).toMatchObject({ closed: ledger.closed, notice: NOTICE });
  const since = replayFrom({ sequence: whole.length, entry: summary }, []);
  expect(since).toMatchObject({ closed: ledger.closed, notice: NOTICE });
});

test('orders after a summary change what it says', () => {
  const summary = summaryOf(replay(recorded(...ENTRIES)));
  const after = recorded(
    { kind: 'machine-closed', role: 'technician', isClosed: false },
    { kind: 'notice-set', role: 'technician', notice: null },
  );
  const since = replayFrom({ sequence: 0, entry: summary }, after);
  expect(since).toMatchObject({ closed: null, notice: null });
});

test('without any of them a summary is that of earlier versions', () => {
  const summary = summaryOf(replay(recorded({ kind: 'stock-loaded', productId: 'water', count: 5 })));
  expect(summary).not.toHaveProperty('closed');
  expect(summary).not.toHaveProperty('notice');
});

test.each(['closed', 'notice'] as const)('a summary without what is %s contradicts the entries before it', (key) => {
  const { [key]: _, ...summary } = summaryOf(replay(recorded(...ENTRIES)));
  expect(() => replay(recorded(...ENTRIES, summary))).toThrow('disagrees');
});
