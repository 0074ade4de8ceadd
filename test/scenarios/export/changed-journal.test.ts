import { join } from 'node:path';
import Database from 'better-sqlite3';
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

function change(sql: string): void {
  const database = new Database(join(place.data, 'journal.db'));
  // The table refuses changes; somebody who edits the file removes that first.
  for (const name of database.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all())
    database.exec(`DROP TRIGGER ${String(name)}`);
  database.exec(sql);
  database.close();
}

test.each(['csv', 'csv,journal'])(
  '%s of a journal that was changed from outside says so, beside the files',
  async (format) => {
    change(`UPDATE entries SET body = replace(body, '45000', '4500') WHERE kind = 'dispensed'`);
    const { code, complaint } = await place.run('--format', format);
    expect(code).toBe(1);
    expect(complaint).toContain('The journal was changed from outside: entry');
    expect(place.files()).toHaveLength(format.split(',').length);
  },
);

test('one that does not add up any more gives no sales, and no half file', async () => {
  change(`DELETE FROM entries WHERE kind = 'purchase-known'`);
  const { code, complaint } = await place.run('--format', 'csv,eva-dts');
  expect(code).toBe(1);
  expect(complaint).toContain('The journal does not add up');
  expect(place.files()).toEqual([]);
});
