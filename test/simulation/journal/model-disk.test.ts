import { describe, expect, test } from 'vitest';
import { Seeded } from '../../support/seeded.ts';
import { KINDLY, seededDraw } from './draws.ts';
import { DiskFullError, ModelDisk, SECTOR_BYTES } from './model-disk.ts';

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);
const LONGEST_WRITE = 1_500;
const STEPS = 12;

/** A sector as a file of this content has it; zeros behind its end. */
function sectorOf(file: Buffer, sector: number): Buffer {
  return Buffer.concat(
    [file.subarray(sector * SECTOR_BYTES, (sector + 1) * SECTOR_BYTES), Buffer.alloc(SECTOR_BYTES)],
    SECTOR_BYTES,
  );
}

/** Writes at random, mostly at the end; returns the file as it was last synchronised. */
function scribble(disk: ModelDisk, seeded: Seeded): Buffer {
  let synced = Buffer.alloc(0);
  for (let step = 0; step < STEPS; step += 1) {
    const at = seeded.chance(0.7) ? disk.size : seeded.below(disk.size + 1);
    disk.write(at, Buffer.alloc(1 + seeded.below(LONGEST_WRITE), 1 + seeded.below(255)));
    if (seeded.chance(0.15)) disk.truncate(seeded.below(disk.size + 1));
    if (!seeded.chance(0.3)) continue;
    disk.sync();
    synced = Buffer.from(disk.read());
  }
  return synced;
}

test('without a fault a crash loses nothing', () => {
  for (const seed of SEEDS) {
    const disk = new ModelDisk({ tearsSectors: true });
    scribble(disk, new Seeded(seed));
    const written = Buffer.from(disk.read());
    disk.crash(KINDLY);
    expect(disk.read().equals(written)).toBe(true);
  }
});

test('synchronised data survives every crash', () => {
  for (const seed of SEEDS) {
    const disk = new ModelDisk({ tearsSectors: true });
    scribble(disk, new Seeded(seed));
    disk.sync();
    const written = Buffer.from(disk.read());
    disk.crash(seededDraw(seed));
    expect(disk.read().equals(written)).toBe(true);
  }
});

test('each sector after a crash is the old or the new one, and the size is between the two', () => {
  let lost = 0;
  let kept = 0;
  for (const seed of SEEDS) {
    const disk = new ModelDisk();
    const synced = scribble(disk, new Seeded(seed));
    const written = Buffer.from(disk.read());
    disk.crash(seededDraw(seed));
    const found = Buffer.from(disk.read());
    expect(found.length).toBeGreaterThanOrEqual(Math.min(synced.length, written.length));
    expect(found.length).toBeLessThanOrEqual(Math.max(synced.length, written.length));
    for (let sector = 0; sector * SECTOR_BYTES < found.length; sector += 1) {
      const [before, after] = [sectorOf(synced, sector), sectorOf(written, sector)];
      const now = sectorOf(found, sector);
      const cutOff = found.length - sector * SECTOR_BYTES;
      const isOld = now.subarray(0, cutOff).equals(before.subarray(0, cutOff));
      const isNew = now.subarray(0, cutOff).equals(after.subarray(0, cutOff));
      expect([seed, sector, isOld || isNew]).toEqual([seed, sector, true]);
      if (!before.equals(after)) [lost, kept] = [lost + Number(!isNew), kept + Number(isNew)];
    }
  }
  expect(Math.min(lost, kept)).toBeGreaterThan(100);
});

test('a torn sector begins as the new one and continues as the old one; without the option there is none', () => {
  const torn = (tearsSectors: boolean): number =>
    SEEDS.filter((seed) => {
      const disk = new ModelDisk({ tearsSectors });
      disk.write(0, Buffer.alloc(SECTOR_BYTES, 'o'));
      disk.sync();
      disk.write(0, Buffer.alloc(SECTOR_BYTES, 'n'));
      disk.crash(seededDraw(seed));
      const found = disk.read().toString('latin1');
      expect(found).toMatch(/^n*o*$/);
      return found.includes('no');
    }).length;
  expect(torn(true)).toBeGreaterThan(50);
  expect(torn(false)).toBe(0);
});

test('the same draws leave the same disk', () => {
  const after = (seed: number): string => {
    const disk = new ModelDisk();
    scribble(disk, new Seeded(1));
    disk.write(disk.size, Buffer.alloc(LONGEST_WRITE, 7));
    disk.crash(seededDraw(seed));
    return disk.read().toString('hex');
  };
  expect(after(5)).toBe(after(5));
  expect(new Set(SEEDS.map(after)).size).toBeGreaterThan(5);
});

describe('a full disk', () => {
  test('accepts nothing, keeps its data, and accepts writes again when there is room', () => {
    const disk = new ModelDisk();
    disk.write(0, Buffer.from('kept'));
    disk.setFull(true);
    expect(() => {
      disk.write(4, Buffer.from('refused'));
    }).toThrow(DiskFullError);
    expect(disk.read().toString()).toBe('kept');
    disk.setFull(false);
    disk.write(4, Buffer.from('!'));
    expect(disk.read().toString()).toBe('kept!');
  });
});
