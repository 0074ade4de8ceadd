import { expect, test } from 'vitest';
import type { DiskImage } from '../../simulation/journal/disk-image.ts';
import { seededDraw } from '../../simulation/journal/draws.ts';
import { saleOf } from '../../simulation/journal/promises.ts';
import { withTornDisk, type TornDisk } from '../../simulation/journal/torn-disk.ts';
import { same, tornAppend } from '../../simulation/journal/torn-image.ts';

const disk = withTornDisk();
const SUBSETS = 60;
/** SQLite writes the log back by itself when it has a thousand pages; from here on each append is looked at. */
const ALMOST_FULL_BYTES = 4_000_000;

interface Append {
  readonly before: DiskImage;
  readonly after: DiskImage;
  readonly entriesBefore: number;
}

/** The append within which SQLite wrote the log back, and the next one, which begins the log from the start, over the old one. */
function appendsAroundFullLog(journal: TornDisk): readonly Append[] {
  const appends: Append[] = [];
  let entries = 0;
  for (let number = 1; appends.length < 2; number += 1) {
    for (const entry of saleOf(number)) {
      const isClose = journal.logBytes() > ALMOST_FULL_BYTES && appends.length < 2;
      const before = isClose ? journal.image() : null;
      journal.append([entry]);
      entries += 1;
      const after = before === null ? null : journal.image();
      if (before === null || after === null || (appends.length === 0 && same(before.database, after.database)))
        continue;
      appends.push({ before, after, entriesBefore: entries - 1 });
    }
  }
  return appends;
}

test('without quiet moments SQLite writes the log back within an append: a power cut there, or in the next one, loses nothing', () => {
  const journal = disk();
  const appends = appendsAroundFullLog(journal);
  expect(appends.map(({ before, after }) => (before.log ?? '').length === (after.log ?? '').length)).toEqual([
    false,
    true,
  ]);
  for (const [index, { before, after, entriesBefore }] of appends.entries()) {
    const found = { old: 0, whole: 0 };
    for (let subset = 0; subset < SUBSETS; subset += 1) {
      const { length } = journal.startOn(tornAppend(before, after, seededDraw(index * SUBSETS + subset)));
      expect([subset, [entriesBefore, entriesBefore + 1].includes(length)]).toEqual([subset, true]);
      found[length === entriesBefore ? 'old' : 'whole'] += 1;
    }
    expect(Math.min(found.old, found.whole)).toBeGreaterThan(SUBSETS / 10);
  }
});
