import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal } from '../../../main/journal/journal.ts';
import { journalFiles, type JournalFiles } from '../../../main/journal/journal-files.ts';
import { JOURNAL_VERSION, migrate } from '../../../main/journal/migrations.ts';
import { installedVersions } from '../../../main/update/versions.ts';
import { ROOT } from '../../../scripts/setup/project.ts';
import { UpdateWorld } from '../../support/update/update-world.ts';
import { sale } from '../journal/harness.ts';
import { writeFirstVersion } from '../journal/old-journal.ts';

const PROGRAM = join(ROOT, 'resources/linux/package/tree/usr/lib/sauda/journal-version');
const LOG_HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

let world: UpdateWorld;
let files: JournalFiles;
beforeEach(async () => {
  world = new UpdateWorld();
  files = journalFiles(world.data);
  world.write(world.package, { 'resources/journal-version': '1\n' });
  writeFirstVersion(
    files.database,
    [1, 2, 3].flatMap((number) => sale(number)),
  );
  await world.publish('1.1.0', { journal: JOURNAL_VERSION });
  expect(await world.update()).toBe('1.1.0');
});
afterEach(() => {
  world.dispose();
});

/** The version of the journal as the switch reads it. */
function asRead(): string {
  return execFileSync(PROGRAM, [world.data], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

test('a version whose change of the journal fails is taken back', async () => {
  const other = new Database(files.database);
  // What the change wants to make is there already.
  other.exec('CREATE INDEX summaries ON entries (sequence)');
  other.close();
  for (const then of ['1.1.0', '1.0.0']) {
    expect(openJournal(files.database, files.backups)).toMatchObject({ error: { reason: 'journal-failed' } });
    expect(world.start()).toBe(then);
  }
  expect(await installedVersions(world.versions)).toMatchObject({ takenBack: ['1.1.0'], kept: [] });
});

test('a version that has changed the journal and fails afterwards stays', async () => {
  const opened = openJournal(files.database, files.backups);
  if (opened.ok) opened.value.close();
  for (let starts = 0; starts < 3; starts += 1) expect(world.start()).toBe('1.1.0');
  expect(await installedVersions(world.versions)).toMatchObject({ takenBack: [], kept: ['1.1.0'] });
});

/** Runs the change to its end without ending the program, and gives the files as they are on the disk then. */
function changed(): { readonly before: Buffer; readonly log: Buffer; readonly pageBytes: number } {
  const database = new Database(files.database);
  database.pragma('journal_mode = WAL');
  database.pragma('wal_autocheckpoint = 0');
  const before = readFileSync(files.database);
  expect(migrate(database, files.database, files.backups)).toMatchObject({ ok: true });
  const log = readFileSync(files.log);
  const pageBytes = Number(database.pragma('page_size', { simple: true }));
  database.close();
  return { before, log, pageBytes };
}

test('a power cut at any write of the change: the switch reads what SQLite has committed', () => {
  const { before, log, pageBytes } = changed();
  const after = readFileSync(files.database);
  const seen = new Set<string>();
  const look = (database: Buffer, rest: Buffer): void => {
    writeFileSync(files.database, database);
    writeFileSync(files.log, rest);
    const read = asRead();
    const copy = join(world.folder, 'copy');
    rmSync(copy, { recursive: true, force: true });
    mkdirSync(copy);
    for (const file of [files.database, files.log]) copyFileSync(file, join(copy, file.slice(world.data.length)));
    const opened = new Database(join(copy, 'journal.db'));
    expect(read).toBe(String(opened.pragma('user_version', { simple: true })));
    opened.close();
    seen.add(read);
  };
  const frameBytes = FRAME_HEADER_BYTES + pageBytes;
  for (let at = 0; at < log.length; at += frameBytes) {
    const whole = at === 0 ? 0 : LOG_HEADER_BYTES + at - frameBytes;
    look(before, log.subarray(0, whole));
    look(before, log.subarray(0, whole + LOG_HEADER_BYTES + FRAME_HEADER_BYTES));
  }
  expect([...seen]).toEqual(Array.from({ length: JOURNAL_VERSION - 1 }, (_, index) => String(index + 1)));
  // The checkpoint copies page by page; until the log is emptied it counts.
  for (let pages = 0; pages * pageBytes <= after.length; pages += 1) {
    look(Buffer.concat([after.subarray(0, pages * pageBytes), before.subarray(pages * pageBytes)]), log);
  }
  look(after, Buffer.alloc(0));
  expect(asRead()).toBe(String(JOURNAL_VERSION));
});

test('a rescue that has decided counts, although its file is not renamed yet', () => {
  changed();
  copyFileSync(files.database, files.rescued);
  rmSync(files.database);
  rmSync(files.log, { force: true });
  expect(asRead()).toBe('0');
  writeFileSync(files.decision, '{}');
  expect(asRead()).toBe(String(JOURNAL_VERSION));
});

test('a journal that cannot be told keeps the version, and a link is not followed', async () => {
  const secret = join(world.folder, 'secret.db');
  copyFileSync(files.database, secret);
  rmSync(files.database);
  symlinkSync(secret, files.database);
  expect(asRead).toThrow();
  rmSync(files.database);
  writeFileSync(files.database, 'no journal'.repeat(100));
  expect(asRead).toThrow();
  expect(world.start()).toBe('1.1.0');
  expect(world.start()).toBe('1.1.0');
  expect(await installedVersions(world.versions)).toMatchObject({ kept: ['1.1.0'] });
});
