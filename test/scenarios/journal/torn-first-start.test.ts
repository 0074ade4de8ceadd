import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openJournal } from '../../../main/journal/journal.ts';
import { EMPTY_IMAGE } from '../../simulation/journal/disk-image.ts';
import { SECTOR_BYTES } from '../../simulation/journal/model-disk.ts';
import { withTornDisk } from '../../simulation/journal/torn-disk.ts';

const disk = withTornDisk();

test('power cut at any sector while the first start creates the tables: the next start creates the rest', () => {
  const journal = disk();
  const { files } = journal;
  const opened = openJournal(files.database, files.backups);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  // The file is made, and synchronised, before there is a log; all that follows is in the log.
  const [database, log] = [readFileSync(files.database), readFileSync(files.log)];
  for (let bytes = 0; bytes <= log.length; bytes += SECTOR_BYTES) {
    // The copy's name may have reached the disk or not.
    const copy = bytes % (2 * SECTOR_BYTES) === 0 ? null : Buffer.alloc(0);
    expect([bytes, journal.startOn({ database, log: log.subarray(0, bytes), copy })]).toEqual([bytes, []]);
  }
  opened.value.close();
});

test('the file was created and is still empty', () => {
  expect(disk().startOn({ ...EMPTY_IMAGE, database: Buffer.alloc(0), copy: Buffer.alloc(0) })).toEqual([]);
});

test('the first step’s rollback journal survives with any part of the file: the start begins again', () => {
  const { rollback, file } = firstStep();
  for (let bytes = 0; bytes <= file.length; bytes += SECTOR_BYTES) {
    const journal = disk();
    journal.leave('-journal', rollback);
    expect([
      bytes,
      journal.startOn({
        ...EMPTY_IMAGE,
        database: Buffer.concat([file.subarray(0, bytes), Buffer.alloc(file.length - bytes)]),
      }),
    ]).toEqual([bytes, []]);
  }
});

const SMALL_CACHE = 'cache_size = 1';
const MORE_THAN_THE_CACHE = 50;

/** What SQLite has on the disk in the middle of the first transaction of an empty file, and the file that it makes. */
function firstStep(): { readonly rollback: Buffer; readonly file: Buffer } {
  const place = mkdtempSync(join(tmpdir(), 'sauda-first-'));
  const [half, whole] = [new Database(join(place, 'half.db')), new Database(join(place, 'whole.db'))];
  half.pragma(SMALL_CACHE);
  half.exec('BEGIN; CREATE TABLE t (a)');
  for (let row = 0; row < MORE_THAN_THE_CACHE; row += 1) half.exec('INSERT INTO t VALUES (zeroblob(3000))');
  whole.pragma('journal_mode = WAL');
  const step = { rollback: readFileSync(join(place, 'half.db-journal')), file: readFileSync(join(place, 'whole.db')) };
  half.close();
  whole.close();
  rmSync(place, { recursive: true, force: true });
  return step;
}
