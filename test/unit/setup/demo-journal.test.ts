import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepDemoApart } from '../../../main/setup/demo-journal.ts';

const DEMO = { configFile: null };
const MACHINE = { configFile: '/etc/sauda/kiosk.yaml' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sauda-demo-journal-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(...names: readonly string[]): void {
  for (const name of names) writeFileSync(join(folder, name), name);
}

test('the journal of a demonstration is put aside by the first start with a configuration, with all that belongs to it', () => {
  keepDemoApart(folder, DEMO, 7);
  write('journal.db', 'journal.db-wal', 'journal-copy.jsonl', 'past-sales.db', 'service.json');
  mkdirSync(join(folder, 'backups'));
  keepDemoApart(folder, DEMO, 8);
  keepDemoApart(folder, MACHINE, 9);
  expect(readdirSync(folder).sort()).toEqual(['demo-journal-7', 'service.json']);
  expect(readFileSync(join(folder, 'demo-journal-7', 'journal.db-wal'), 'utf8')).toBe('journal.db-wal');
  write('journal.db');
  keepDemoApart(folder, MACHINE, 10);
  expect(existsSync(join(folder, 'journal.db'))).toBe(true);
});

test('a power cut in between leaves the rest to the next start', () => {
  keepDemoApart(folder, DEMO, 7);
  mkdirSync(join(folder, 'demo-journal-7', 'backups'), { recursive: true });
  write('journal.db', 'journal.db-wal');
  keepDemoApart(folder, MACHINE, 9);
  expect(readdirSync(folder)).toEqual(['demo-journal-7']);
});

test('the journal of a machine stays, also where it is started without its configuration once', () => {
  keepDemoApart(folder, MACHINE, 1);
  write('journal.db');
  keepDemoApart(folder, DEMO, 2);
  keepDemoApart(folder, MACHINE, 3);
  expect(readdirSync(folder)).toEqual(['journal.db']);
});
