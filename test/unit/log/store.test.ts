import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLog } from '../../../main/log/in-thread.ts';
import { createRedactor, type Redactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';

let directory = '';
let file = '';
const printed: string[] = [];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-log-'));
  file = join(directory, 'log.db');
  printed.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true, force: true });
});

/** Opens, writes one line, closes; returns the lines in the file. */
function writeOne(
  redactor: Redactor = createRedactor(),
  facts: Record<string, string> = { version: '1' },
): readonly unknown[] {
  const log = openLog(file, new FakeClock(), redactor);
  log.write('info', 'app-started', facts);
  log.close();
  const database = new Database(file, { readonly: true });
  const rows = database.prepare('SELECT event, facts FROM log ORDER BY id').all();
  database.close();
  return rows;
}

describe('a log.db that is not a log is set aside, never deleted', () => {
  test('other columns', () => {
    const database = new Database(file);
    database.exec('CREATE TABLE log (id INTEGER PRIMARY KEY, words TEXT)');
    database.close();
    expect(writeOne()).toMatchObject([{ event: 'log-replaced' }, { event: 'app-started' }]);
    const kept = new Database(`${file}.damaged-1`, { readonly: true });
    expect(kept.prepare('SELECT words FROM log').all()).toEqual([]);
    kept.close();
  });

  test('not a database, twice', () => {
    for (const content of ['first garbage'.repeat(200), 'second garbage'.repeat(200)]) {
      writeFileSync(file, content);
      expect(writeOne()).toMatchObject([{ event: 'log-replaced' }, { event: 'app-started' }]);
    }
    expect(readFileSync(`${file}.damaged-1`, 'utf8')).toContain('first');
    expect(readFileSync(`${file}.damaged-2`, 'utf8')).toContain('second');
  });
});

test('a log that cannot be opened stays in place, and lines go only to standard error', () => {
  mkdirSync(file);
  const log = openLog(file, new FakeClock(), createRedactor());
  log.write('info', 'app-started', { version: '1' });
  log.close();
  expect(printed.join('')).toContain('app-started {"version":"1"}');
  expect(readdirSync(directory)).toEqual(['log.db']);
});

test('a good log is kept', () => {
  writeOne();
  expect(writeOne()).toMatchObject([{ event: 'app-started' }, { event: 'app-started' }]);
  expect(existsSync(`${file}.damaged-1`)).toBe(false);
});

describe('secrets', () => {
  const SECRET = 'pa"ss\\word';

  test('are masked in values and names, also when JSON escapes them', () => {
    const redactor = createRedactor();
    redactor.protect(SECRET);
    const facts = {
      plain: SECRET,
      inside: `the key ${SECRET} is wrong`,
      quoted: JSON.stringify({ key: SECRET }),
      [SECRET]: 'name',
    };
    const text = JSON.stringify([writeOne(redactor, facts), printed]);
    expect(text).not.toContain('word');
    expect(text.match(/•••/g)).toHaveLength(8);
  });

  test('that contain others are masked completely', () => {
    const redactor = createRedactor();
    redactor.protect('abcd');
    redactor.protect('abcd-efgh');
    expect(redactor.redact('abcd-efgh abcd')).toBe('••• •••');
  });
});
