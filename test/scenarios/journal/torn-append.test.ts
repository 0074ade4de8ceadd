import { rmSync, truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { writeImage, type DiskImage } from '../../simulation/journal/disk-image.ts';
import { seededDraw } from '../../simulation/journal/draws.ts';
import { SECTOR_BYTES } from '../../simulation/journal/model-disk.ts';
import { saleOf } from '../../simulation/journal/promises.ts';
import { kindsIn, withTornDisk, type TornDisk } from '../../simulation/journal/torn-disk.ts';
import { cutOffAt, tornLog } from '../../simulation/journal/torn-image.ts';

const disk = withTornDisk();
const SUBSETS = 30;
const FRAME_HEADER_BYTES = 24;
const NO_BYTES = Buffer.alloc(0);

interface Append {
  readonly before: DiskImage;
  readonly after: DiskImage;
  /** The log's bytes before and after. */
  readonly synced: Buffer;
  readonly written: Buffer;
  /** What the start may find: all that was acknowledged, and with this append. */
  readonly old: readonly string[];
  readonly whole: readonly string[];
}

/** Every append of a whole sale, one entry each, on a disk that has sold before. */
function appendsOf(journal: TornDisk): readonly Append[] {
  journal.append(saleOf(1));
  journal.tidy();
  const appends: Append[] = [];
  const before = saleOf(1).map(({ kind }) => kind);
  for (const [index, entry] of saleOf(2).entries()) {
    const image = journal.image();
    journal.append([entry]);
    const after = journal.image();
    const old = [
      ...before,
      ...saleOf(2)
        .slice(0, index)
        .map(({ kind }) => kind),
    ];
    appends.push({
      before: image,
      after,
      synced: image.log ?? NO_BYTES,
      written: after.log ?? NO_BYTES,
      old,
      whole: [...old, entry.kind],
    });
  }
  return appends;
}

describe('power cut while an entry of a sale is being written', () => {
  test('after any byte of the last append, SQLite finds the entry only if it is complete', () => {
    const append = appendsOf(disk()).at(-1);
    if (append === undefined) throw new Error('nothing was written');
    const { files } = disk();
    writeImage(files, append.after);
    for (let bytes = append.written.length; bytes >= append.synced.length; bytes -= 1) {
      truncateSync(files.log, bytes);
      rmSync(files.sharedMemory, { force: true });
      const found = kindsIn(files.database);
      if (found.length !== (bytes === append.written.length ? append.whole : append.old).length)
        expect([bytes, found]).toEqual([bytes, append.old]);
    }
  });

  test('after any sector of any append, and around every frame, the kiosk starts with the old state or the new one', () => {
    const journal = disk();
    for (const { before, synced, written, old, whole } of appendsOf(journal)) {
      for (const bytes of cutsBetween(synced.length, written.length)) {
        const log = cutOffAt(synced, written, bytes).subarray(0, bytes);
        expect([bytes, journal.startOn({ ...before, log })]).toEqual([bytes, bytes === written.length ? whole : old]);
      }
    }
  });

  test('with any subset of the sectors on the disk, in any order', () => {
    const journal = disk();
    const found = { old: 0, whole: 0 };
    for (const [index, { before, after, synced, written, old, whole }] of appendsOf(journal).entries()) {
      for (let subset = 0; subset < SUBSETS; subset += 1) {
        const log = tornLog(synced, written, seededDraw(index * SUBSETS + subset));
        // Only a log that is all there is the new state; zeros, or what was there before, are not.
        const isWhole = log.equals(written);
        expect([subset, journal.startOn({ ...before, log })]).toEqual([subset, isWhole ? whole : old]);
        found[isWhole ? 'whole' : 'old'] += 1;
      }
      expect(journal.startOn(after)).toEqual(whole);
    }
    expect(Math.min(found.old, found.whole)).toBeGreaterThan(SUBSETS / 6);
  });
});

/** Every boundary of a sector, and every byte of the frames' headers with one on either side. */
function cutsBetween(from: number, to: number): readonly number[] {
  const cuts = new Set([from, to]);
  for (let at = Math.ceil(from / SECTOR_BYTES) * SECTOR_BYTES; at < to; at += SECTOR_BYTES) cuts.add(at);
  for (let byte = -1; byte <= FRAME_HEADER_BYTES + 1; byte += 1) cuts.add(Math.max(from, from + byte));
  cuts.add(to - 1);
  return [...cuts].sort((a, b) => a - b);
}
