import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepPrivate } from '../../../main/files/keep-private.ts';

const OPEN_TO_ALL = 0o755;
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-private-'));
  chmodSync(folder, OPEN_TO_ALL);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const modes = (file: string): readonly number[] =>
  ['', '-wal', '-shm'].map((ending) => statSync(file + ending).mode & 0o777);

function open(file: string): Database.Database {
  keepPrivate(file);
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE IF NOT EXISTS money (amount INTEGER); INSERT INTO money VALUES (1)');
  return database;
}

test('a new database and the files beside it are the owner’s alone, whatever its folder is', () => {
  const file = join(folder, 'journal.db');
  const database = open(file);
  expect(modes(file)).toEqual([0o600, 0o600, 0o600]);
  database.close();
});

test('one that an earlier version left open to others is closed to them', () => {
  const file = join(folder, 'journal.db');
  new Database(file).exec('CREATE TABLE money (amount INTEGER)').close();
  chmodSync(file, 0o644);
  const database = open(file);
  expect(modes(file)).toEqual([0o600, 0o600, 0o600]);
  database.close();
});

test('a folder that is not there stays so: the database itself reports it', () => {
  expect(() => {
    keepPrivate(join(folder, 'missing', 'journal.db'));
  }).not.toThrow();
});
