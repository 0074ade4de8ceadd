import { expect, test } from 'vitest';
import { SECTOR_BYTES } from '../../simulation/journal/model-disk.ts';
import { saleOf } from '../../simulation/journal/promises.ts';
import { withTornDisk } from '../../simulation/journal/torn-disk.ts';

const disk = withTornDisk();
const kinds = [...saleOf(1), ...saleOf(2)].map(({ kind }) => kind);

/** A sale whose lines were forced to the disk, and one whose were not. */
function twoSales(): { readonly journal: ReturnType<typeof disk>; readonly synced: Buffer; readonly written: Buffer } {
  const journal = disk();
  journal.append(saleOf(1));
  journal.tidy();
  const synced = journal.image().copy;
  journal.append(saleOf(2));
  const written = journal.image().copy;
  if (synced === null || written === null) throw new Error('there is no copy');
  expect(written.subarray(0, synced.length).equals(synced)).toBe(true);
  return { journal, synced, written };
}

test('the copy is truncated anywhere after its last synchronisation: no entry is lost, and the copy is completed at once', () => {
  const { journal, synced, written } = twoSales();
  const image = journal.image();
  for (const bytes of cuts(synced.length, written)) {
    expect([bytes, journal.startOn({ ...image, copy: written.subarray(0, bytes) })]).toEqual([bytes, kinds]);
    expect(journal.leftBehind().copy?.equals(written)).toBe(true);
  }
});

test('any sectors at its end are zeros: the start writes them again', () => {
  const { journal, synced, written } = twoSales();
  const image = journal.image();
  const first = Math.floor(synced.length / SECTOR_BYTES);
  const sectors = Math.ceil(written.length / SECTOR_BYTES) - first;
  for (let lost = 0; lost < 2 ** sectors; lost += 1) {
    const copy = Buffer.from(written);
    for (let sector = 0; sector < sectors; sector += 1) {
      if ((lost >> sector) % 2 === 1)
        copy.fill(
          0,
          Math.max(synced.length, (first + sector) * SECTOR_BYTES),
          Math.min(copy.length, (first + sector + 1) * SECTOR_BYTES),
        );
    }
    expect([lost, journal.startOn({ ...image, copy })]).toEqual([lost, kinds]);
    expect(journal.leftBehind().copy?.equals(written)).toBe(true);
  }
});

test('the copy never reached the disk at all', () => {
  const { journal, written } = twoSales();
  expect(journal.startOn({ ...journal.image(), copy: null })).toEqual(kinds);
  expect(journal.leftBehind().copy?.equals(written)).toBe(true);
});

const STEP_BYTES = 7;

/** Around the end of every line, and every few bytes within it. */
function cuts(from: number, written: Buffer): readonly number[] {
  const all = Array.from({ length: written.length - from + 1 }, (_, index) => from + index);
  const isAtLineEnd = (at: number): boolean => written.subarray(at - 2, at + 2).includes('\n');
  return all.filter((at) => isAtLineEnd(at) || at % STEP_BYTES === 0);
}
