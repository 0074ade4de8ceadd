import { expect, test } from 'vitest';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { entries, sale, withJournal, type JournalHarness } from './harness.ts';

const harness = withJournal();
const now = { wallMs: 1, monoMs: 1 };

function open({ files }: JournalHarness): Journal {
  const opened = openJournal(files.database, files.backups);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
}

function summaries(journal: JournalHarness): number {
  return journal.rows().filter((row) => JSON.stringify(row).includes('"summary"')).length;
}

test('entries that do not add up at a quiet moment are a problem, not an exception', () => {
  const journal = harness();
  const written = open(journal);
  for (let number = 1; number <= 150; number += 1) expect(written.append(sale(number), now).ok).toBe(true);
  journal.tamper("UPDATE entries SET body = '{}' WHERE sequence = 40");
  expect(written.summarise(now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  written.close();
});

test('the kiosk’s quiet moment tolerates it', () => {
  const journal = harness();
  journal.during((keeper) => {
    for (let number = 1; number <= 150; number += 1) journal.append(keeper, sale(number));
    journal.tamper("UPDATE entries SET body = '{}' WHERE sequence = 40");
    expect(() => {
      keeper.tidy(now);
    }).not.toThrow();
  });
});

test('many open sales delay the next summary, which would list them all', () => {
  const journal = harness();
  const written = open(journal);
  const write = (from: number, count: number, until: number): void => {
    for (let number = from; number < from + count; number += 1)
      expect(written.append(sale(number, until), now).ok).toBe(true);
    expect(written.summarise(now).ok).toBe(true);
  };
  expect(written.append(entries({ kind: 'started', version: '1' }), now).ok).toBe(true);
  write(0, 300, 2);
  expect(summaries(journal)).toBe(1);
  // 760 entries, fewer than 500 and one for each of the 300 open sales.
  write(1_000, 190, 4);
  expect(summaries(journal)).toBe(1);
  write(2_000, 20, 4);
  expect(summaries(journal)).toBe(2);
  written.close();
});
