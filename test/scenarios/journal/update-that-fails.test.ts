import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openJournal } from '../../../main/journal/journal.ts';
import { migrate } from '../../../main/journal/migrations.ts';
import { sale, withJournal, type JournalHarness } from './harness.ts';
import { writeFirstVersion } from './old-journal.ts';

const harness = withJournal();
const ENTRIES = [1, 2, 3].flatMap((number) => sale(number));

function old(): JournalHarness {
  const journal = harness();
  writeFirstVersion(journal.files.database, ENTRIES);
  return journal;
}

/** Opens it; returns why it was refused, and whether the file was released. */
function refusal({ files }: JournalHarness): { readonly reason: string | null; readonly isOpen: boolean } {
  const database = new Database(files.database);
  const opened = openJournal(files.database, files.backups, { openDatabase: () => database });
  const isOpen = database.open;
  if (opened.ok) opened.value.close();
  return { reason: opened.ok ? null : opened.error.reason, isOpen };
}

function version({ files }: JournalHarness): unknown {
  const database = new Database(files.database, { readonly: true });
  const read = database.pragma('user_version', { simple: true });
  database.close();
  return read;
}

test('a step that fails changes nothing, closes the file, and leaves no superfluous copy', () => {
  const journal = old();
  const other = new Database(journal.files.database);
  other.exec('CREATE INDEX summaries ON entries (sequence)');
  other.close();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(refusal(journal)).toEqual({ reason: 'journal-failed', isOpen: false });
    expect(readdirSync(journal.files.backups)).toEqual([]);
  }
  expect(version(journal)).toBe(1);
  // Without the obstacle the next attempt succeeds, and its copy stays.
  const mended = new Database(journal.files.database);
  mended.exec('DROP INDEX summaries');
  mended.close();
  expect(refusal(journal)).toEqual({ reason: null, isOpen: true });
  expect(readdirSync(journal.files.backups)).toEqual([expect.stringMatching(/^journal\.db\.v1\.\d+$/)]);
});

test('without room for the copy and the rewriting nothing is started, and the problem names the missing amount', () => {
  const journal = old();
  const before = readFileSync(journal.files.database);
  const database = new Database(journal.files.database);
  const little = (): number => 60 * 1_048_576;
  expect(migrate(database, journal.files.database, journal.files.backups, little)).toMatchObject({
    ok: false,
    error: { reason: 'journal-full', parameters: { detail: expect.stringMatching(/needs 65 MB, 60 MB are free/) } },
  });
  expect(readdirSync(journal.files.backups)).toEqual([]);
  expect(readFileSync(journal.files.database)).toEqual(before);
  // A disk that does not report its free space is no reason to stay closed.
  expect(migrate(database, journal.files.database, journal.files.backups, () => null)).toMatchObject({ ok: true });
  database.close();
});

test('a copy that cannot be made leaves no empty file behind', () => {
  const journal = old();
  writeFileSync(journal.files.backups, 'a file where the folder should be');
  expect(refusal(journal)).toEqual({ reason: 'journal-failed', isOpen: false });
  const within = old();
  const database = new Database(within.files.database);
  // SQLite makes no copy while a transaction is open.
  database.exec('BEGIN');
  expect(() => migrate(database, within.files.database, within.files.backups)).toThrow(/VACUUM/);
  expect(readdirSync(within.files.backups)).toEqual([]);
  database.close();
});

test('the copy is the old journal, entry by entry', () => {
  const journal = old();
  expect(refusal(journal).reason).toBeNull();
  const [name = ''] = readdirSync(journal.files.backups);
  const copy = new Database(join(journal.files.backups, name), { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(1);
  expect(copy.prepare('SELECT body FROM entries ORDER BY sequence').pluck().all()).toEqual(
    ENTRIES.map((entry) => JSON.stringify(entry)),
  );
  copy.close();
});
