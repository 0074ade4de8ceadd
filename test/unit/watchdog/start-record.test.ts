import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../../app/units.ts';
import { isStorm } from '../../../main/shell/safe-start.ts';
import { recordStart, STORM_MS, STORM_STARTS } from '../../../main/watchdog/start-record.ts';

const NOON = Date.UTC(2026, 10, 30, 12);
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-starts-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Starts that are not followed by anything, `everyMs` apart: whether each is without devices. */
function starts(count: number, everyMs: number, boot = 'one'): readonly boolean[] {
  return Array.from({ length: count }, (_, at) => isStorm(recordStart(folder, NOON + at * everyMs, boot)));
}

test('after five sudden ends, one soon after the other, the next start is without devices, and the one after it whole', () => {
  expect(starts(STORM_STARTS + 2, 5 * SECOND_MS)).toEqual([false, false, false, false, false, true, false]);
});

test('ends that are far apart are no storm', () => {
  expect(starts(3 * STORM_STARTS, STORM_MS / 2)).not.toContain(true);
});

test('a run that ended in order or has lasted forgets the ones before it', async () => {
  starts(STORM_STARTS - 1, SECOND_MS);
  await recordStart(folder, NOON + MINUTE_MS, 'one').forget();
  expect(isStorm(recordStart(folder, NOON + MINUTE_MS, 'one'))).toBe(false);
});

test('power cuts are no fault of the program: only starts of this boot count', () => {
  for (let boot = 0; boot < 2 * STORM_STARTS; boot += 1) expect(starts(1, SECOND_MS, String(boot))).toEqual([false]);
});

test('a clock that was set in between makes neither a storm nor a start that never ends', () => {
  starts(STORM_STARTS, SECOND_MS);
  expect(isStorm(recordStart(folder, NOON - 365 * 24 * 60 * MINUTE_MS, 'one'))).toBe(false);
});

test.each([['garbage\n\u0000'], [''], ['-1 x\n9999999999999999 y\n']])('a damaged record (%j) is none', (text) => {
  writeFileSync(join(folder, 'starts'), text);
  expect(recordStart(folder, NOON, 'one').suddenEnds).toBe(0);
  expect(readFileSync(join(folder, 'starts'), 'utf8')).toBe(`${String(NOON)} one\n`);
});

test('a disk that refuses keeps nothing from starting', () => {
  expect(recordStart(join(folder, 'missing'), NOON, 'one').suddenEnds).toBe(0);
});
