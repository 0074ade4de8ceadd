import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../../main/log/in-thread.ts';
import { LOG_VERSION } from '../../../main/log/log-schema.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const folder = useLogFolder();

const FIRST_VERSION = `CREATE TABLE log (
  id INTEGER PRIMARY KEY, wall_ms INTEGER NOT NULL, level TEXT NOT NULL, event TEXT NOT NULL, facts TEXT NOT NULL
) STRICT;
INSERT INTO log (wall_ms, level, event, facts) VALUES (1767225600000, 'info', 'app-started', '{"version":"0.0.1"}');`;

function make(sql: string): void {
  const database = new Database(folder.file);
  database.exec(sql);
  database.close();
}

function writeOne(): void {
  const log = openLog(folder.file, new FakeClock(), createRedactor());
  log.write('info', 'app-started', { version: '1' });
  log.close();
}

function pragma(file: string, name: string): unknown {
  const database = new Database(file);
  try {
    return database.pragma(name, { simple: true });
  } finally {
    database.close();
  }
}

describe('a log of the first version', () => {
  test('keeps its lines and gets the new columns', () => {
    make(FIRST_VERSION);
    writeOne();
    expect(folder.rows()).toMatchObject([
      { run: 0, mono_ms: null, facts: '{"version":"0.0.1"}' },
      { run: 1, mono_ms: 0, facts: '{"version":"1"}' },
    ]);
    expect(pragma(folder.file, 'user_version')).toBe(LOG_VERSION);
  });

  test('can be exported without being changed', async () => {
    make(FIRST_VERSION);
    const before = readFileSync(folder.file);
    const { code, out } = await folder.cli('--data-dir', folder.directory);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({
      id: 1,
      run: 0,
      at: '2026-01-01T00:00:00.000Z',
      monoMs: null,
      level: 'info',
      event: 'app-started',
      facts: { version: '0.0.1' },
    });
    expect(readFileSync(folder.file).equals(before)).toBe(true);
  });
});

test('every version is migrated to the same columns', () => {
  writeOne();
  writeOne();
  expect(folder.rows().map(({ run }) => run)).toEqual([1, 2]);
});

test('a log of a later version is continued if it still has these columns', () => {
  writeOne();
  make(`ALTER TABLE log ADD COLUMN later TEXT; PRAGMA user_version = ${String(LOG_VERSION + 1)}`);
  writeOne();
  expect(folder.rows()).toHaveLength(2);
  expect(pragma(folder.file, 'user_version')).toBe(LOG_VERSION + 1);
});

test('a log of a later version with other columns is set aside', () => {
  make(`CREATE TABLE log (id INTEGER PRIMARY KEY, line BLOB); PRAGMA user_version = ${String(LOG_VERSION + 1)}`);
  writeOne();
  expect(folder.rows()).toMatchObject([{ event: 'log-replaced' }, { event: 'app-started' }]);
});

test('a file that is not a log is set aside unchanged', () => {
  make("CREATE TABLE log (words TEXT); INSERT INTO log VALUES ('mine')");
  writeOne();
  const kept = new Database(`${folder.file}.damaged-1`, { readonly: true });
  expect(kept.prepare('SELECT * FROM log').all()).toEqual([{ words: 'mine' }]);
  kept.close();
  expect(pragma(`${folder.file}.damaged-1`, 'user_version')).toBe(0);
});

test('the file uses a write-ahead log and does not wait for the disk', () => {
  writeOne();
  expect(pragma(folder.file, 'journal_mode')).toBe('wal');
});

test('a journal in its place is not changed', () => {
  make('CREATE TABLE entries (sequence INTEGER PRIMARY KEY); PRAGMA user_version = 2');
  writeOne();
  expect(folder.has('log.db.damaged-1')).toBe(true);
});
