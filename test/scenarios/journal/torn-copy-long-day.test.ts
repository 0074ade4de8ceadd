import { fstatSync, fsyncSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JournalEntry } from '../../../app/journal/entry.ts';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { openJournalCopy } from '../../../main/journal/journal-copy.ts';
import type { JournalFiles } from '../../../main/journal/journal-files.ts';
import { SECTOR_BYTES } from '../../simulation/journal/model-disk.ts';
import { saleOf } from '../../simulation/journal/promises.ts';
import { withTornDisk } from '../../simulation/journal/torn-disk.ts';

const disk = withTornDisk();
/** Their lines are several times as long as what a start looks at. */
const SALES = 320;
const SALES_PER_CUT = 40;

/** The journal with its copy; `forcedTo` is how much of the copy has reached the disk for certain. */
function journalOf(files: JournalFiles): { readonly journal: Journal; readonly forcedTo: () => number } {
  let forcedTo = 0;
  const copy = openJournalCopy(files.copy, (handle) => {
    fsyncSync(handle);
    forcedTo = fstatSync(handle).size;
  });
  const opened = openJournal(files.database, files.backups, { copy });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return { journal: opened.value, forcedTo: () => forcedTo };
}

test('one sale after the other without a quiet moment: the start fills a hole anywhere in the part that had not reached the disk', () => {
  const torn = disk();
  const { journal, forcedTo } = journalOf(torn.files);
  const kinds: JournalEntry['kind'][] = [];
  for (let number = 1; number <= SALES; number += 1) {
    const entries = saleOf(number);
    expect(journal.append(entries, { wallMs: 1_000, monoMs: 5 })).toEqual({ ok: true, value: undefined });
    kinds.push(...entries.map(({ kind }) => kind));
    if (number % SALES_PER_CUT !== 0) continue;
    const image = torn.image();
    const { copy: written } = image;
    if (written === null) throw new Error('there is no copy');
    for (const from of holes(forcedTo(), written.length)) {
      const copy = Buffer.from(written).fill(0, from, Math.min(from + SECTOR_BYTES, written.length));
      expect([number, from, torn.startOn({ ...image, copy })]).toEqual([number, from, kinds]);
      expect(torn.leftBehind().copy?.equals(written)).toBe(true);
    }
  }
  journal.close();
});

/** At the beginning of what was still waiting, in its middle and at its end. */
function holes(from: number, end: number): readonly number[] {
  return end === from ? [] : [from, Math.floor((from + end) / 2), Math.max(from, end - SECTOR_BYTES)];
}
