import { afterEach, beforeEach, expect, test } from 'vitest';
import { ExportPlace } from './harness.ts';

let place: ExportPlace;
beforeEach(() => {
  place = new ExportPlace();
});
afterEach(() => {
  place.remove();
});

test('a data directory without a journal is told in a sentence, and nothing is written', async () => {
  await place.writeLog();
  const { code, complaint } = await place.run('--format', 'csv,journal');
  expect(code).toBe(1);
  expect(complaint).toContain('journal.db does not exist');
  expect(complaint).toContain('Name the data directory');
  expect(place.files()).toEqual([]);
});

test('what is there is written all the same', async () => {
  await place.writeLog();
  const { code, out } = await place.run('--json');
  expect(code).toBe(1);
  expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
    summary: { files: 1 },
    code: 1,
    reason: 'no-journal',
  });
  expect(place.read('log.jsonl')).toContain('app-started');
});

test('a missing technical log keeps nothing else back', async () => {
  place.writeSales();
  const { code, complaint } = await place.run();
  expect(code).toBe(1);
  expect(complaint).toContain('The technical log was not written.');
  expect(place.files()).toHaveLength(3);
});
