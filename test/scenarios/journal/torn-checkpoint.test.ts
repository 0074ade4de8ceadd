import { expect, test } from 'vitest';
import { seededDraw } from '../../simulation/journal/draws.ts';
import { SECTOR_BYTES } from '../../simulation/journal/model-disk.ts';
import { saleOf } from '../../simulation/journal/promises.ts';
import { withTornDisk, type TornDisk } from '../../simulation/journal/torn-disk.ts';
import { cutOffAt, tornCheckpoint, tornLog } from '../../simulation/journal/torn-image.ts';

const disk = withTornDisk();
const SUBSETS = 60;
const SALES = 12;
const NO_BYTES = Buffer.alloc(0);
const kinds = Array.from({ length: SALES }, (_, index) => saleOf(index + 1))
  .flat()
  .map(({ kind }) => kind);

function sell(journal: TornDisk): TornDisk {
  for (let number = 1; number <= SALES; number += 1) journal.append(saleOf(number));
  return journal;
}

test('interrupted while the log is written back, after any sector or with any subset of them: nothing is missing', () => {
  const journal = sell(disk());
  const before = journal.image();
  journal.tidy();
  const after = journal.image();
  const [old, written] = [before.database ?? NO_BYTES, after.database ?? NO_BYTES];
  expect(written.length).toBeGreaterThan(old.length);
  expect(after.log).toHaveLength(0);
  for (let bytes = 0; bytes <= written.length; bytes += SECTOR_BYTES) {
    expect([bytes, journal.startOn({ ...before, database: cutOffAt(old, written, bytes) })]).toEqual([bytes, kinds]);
  }
  for (let subset = 0; subset < SUBSETS; subset += 1) {
    expect([subset, journal.startOn(tornCheckpoint(before, after, seededDraw(subset)))]).toEqual([subset, kinds]);
  }
});

test('the log was truncated, the next append restarted it, and the truncation was lost', () => {
  const journal = sell(disk());
  const before = journal.image();
  journal.tidy();
  const next = saleOf(SALES + 1, 300);
  journal.append(next);
  const after = journal.image();
  const whole = [...kinds, ...next.map(({ kind }) => kind)];
  expect((after.log ?? NO_BYTES).length).toBeLessThan((before.log ?? NO_BYTES).length);
  const found = { old: 0, whole: 0 };
  for (let subset = 0; subset < SUBSETS; subset += 1) {
    // Behind the new frames lie those of the old log, which are older than the file.
    const log = tornLog(before.log ?? NO_BYTES, after.log ?? NO_BYTES, seededDraw(subset));
    const kindsFound = journal.startOn({ ...after, copy: before.copy, log });
    expect([kinds, whole]).toContainEqual(kindsFound);
    found[kindsFound.length === whole.length ? 'whole' : 'old'] += 1;
  }
  expect(Math.min(found.old, found.whole)).toBeGreaterThan(SUBSETS / 20);
});
