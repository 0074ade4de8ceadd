import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atStart, readGpuRecord, unforgiven, withDeath, writeGpuRecord } from '../../../main/shell/gpu-record.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../app/units.ts';

const NOW = 1_780_000_000_000;
const NONE = { deathsWallMs: [], withoutGpu: false };

const dead = (count: number, agoMs: number) => Array.from({ length: count }, (_, at) => NOW - agoMs - at);

test('four crashes in an hour: the GPU is used', () => {
  expect(atStart({ deathsWallMs: dead(4, MINUTE_MS), withoutGpu: false }, NOW).withoutGpu).toBe(false);
});

test('five crashes in an hour, over a restart: this run does not use the GPU', () => {
  const record = { deathsWallMs: [...dead(3, 30 * MINUTE_MS), ...dead(2, MINUTE_MS)], withoutGpu: false };
  expect(atStart(record, NOW)).toEqual({ ...record, withoutGpu: true });
});

test('five crashes over a day have no effect', () => {
  const record = { deathsWallMs: [1, 3, 6, 9, 12].map((hours) => NOW - hours * HOUR_MS), withoutGpu: false };
  expect(atStart(record, NOW)).toEqual(NONE);
});

test.each([
  ['hours later it is still left alone', DAY_MS - HOUR_MS, true],
  ['a day later it is tried again', DAY_MS + HOUR_MS, false],
])('without the GPU once: %s', (_what, agoMs, withoutGpu) => {
  expect(atStart({ deathsWallMs: dead(6, agoMs), withoutGpu: true }, NOW).withoutGpu).toBe(withoutGpu);
});

test('a clock that was wrong by years has no lasting effect', () => {
  expect(atStart({ deathsWallMs: dead(6, -900 * DAY_MS), withoutGpu: true }, NOW)).toEqual(NONE);
});

test('within a run, crashes older than an hour do not count', () => {
  expect(unforgiven([0, HOUR_MS - 1, HOUR_MS], HOUR_MS + 5)).toEqual([HOUR_MS - 1, HOUR_MS]);
});

test('on disk: written and read back, bounded, and garbage is ignored', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'sauda-gpu-'));
  try {
    expect(readGpuRecord(directory)).toEqual(NONE);
    const record = withDeath({ deathsWallMs: [NOW], withoutGpu: true }, NOW + 1);
    await writeGpuRecord(directory, record);
    expect(readGpuRecord(directory)).toEqual(record);
    let many = record;
    for (let death = 0; death < 1_000; death += 1) many = withDeath(many, NOW + death);
    expect(many.deathsWallMs.length).toBeLessThan(20);
    writeFileSync(join(directory, 'gpu-deaths'), '{"\n-5\nNaN\n\u0000');
    expect(readGpuRecord(directory)).toEqual(NONE);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
