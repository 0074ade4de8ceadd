import { rmdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ExportPlace } from './harness.ts';

let place: ExportPlace;
beforeEach(() => {
  place = new ExportPlace();
  place.writeSales();
});
afterEach(() => {
  place.remove();
});

test('a folder that does not exist is not made: the stick may not be plugged in', async () => {
  rmdirSync(place.out);
  const { code, complaint } = await place.run();
  expect(code).toBe(1);
  expect(complaint).toContain('there is no such folder. See whether the stick is plugged in');
});

test('a file is no folder', async () => {
  rmdirSync(place.out);
  writeFileSync(place.out, '');
  expect(await place.run()).toMatchObject({ code: 1, out: '' });
});

test('a link that leads to itself is no folder either', async () => {
  rmdirSync(place.out);
  symlinkSync(place.out, place.out);
  expect(await place.run()).toMatchObject({ code: 1, complaint: expect.stringContaining('there is no such folder') });
});
