import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepDemoApart } from '../../../main/setup/demo-journal.ts';
import type { RunKind } from '../../../main/setup/setup-run.ts';

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

test('a configuration without payment is a demonstration until it gets one; one that is set up is none', () => {
  const configFile = join(folder, 'kiosk.yaml');
  const start = (text: string, wallMs: number, setup: RunKind['setup'] = null): void => {
    writeFileSync(configFile, text);
    keepDemoApart(folder, { configFile, setup }, wallMs);
  };
  start('version: 1\n', 7);
  write('journal.db');
  start('version: 1\n', 8);
  expect(readdirSync(folder).sort()).toEqual(['journal-of-demo', 'journal.db', 'kiosk.yaml']);
  start('version: 1\n', 9, { file: configFile, at: 'language' });
  expect(readdirSync(folder).sort()).toEqual(['demo-journal-7', 'kiosk.yaml']);
});

test('the versions of a configuration in the data directory stay where the menu looks for them', () => {
  keepDemoApart(folder, DEMO, 7);
  write('journal.db');
  mkdirSync(join(folder, 'backups'));
  write('backups/kiosk-000001-x.yaml', 'backups/journal-1.db');
  keepDemoApart(folder, MACHINE, 8);
  expect(readdirSync(join(folder, 'backups'))).toEqual(['kiosk-000001-x.yaml']);
  expect(readdirSync(join(folder, 'demo-journal-7', 'backups'))).toEqual(['journal-1.db']);
});
