import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openLog } from '../../../main/log/in-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import { FakeClock } from '../../support/fakes/fake-clock.ts';
import { useLogFolder } from '../../support/log/log-folder.ts';

const folder = useLogFolder();

test('lines go only to standard error, and later the log has the number of missing ones', () => {
  const log = openLog(folder.file, new FakeClock(), createRedactor());
  const other = new Database(folder.file);
  other.exec('BEGIN IMMEDIATE');
  log.write('info', 'app-started');
  log.write('error', 'relay-lost');
  other.exec('COMMIT');
  other.close();
  log.write('info', 'relay-ready');
  log.close();
  expect(folder.rows()).toMatchObject([
    { level: 'warning', event: 'log-gap', facts: '{"lines":2}' },
    { event: 'relay-ready' },
  ]);
  expect(folder.printed.filter((text) => text.includes('cannot be written'))).toHaveLength(1);
  expect(folder.printed.join('')).toContain('error relay-lost {}');
});

test('a log that could not be opened is tried again after a minute', async () => {
  const other = new Database(folder.file);
  other.exec('BEGIN EXCLUSIVE');
  const clock = new FakeClock();
  const log = openLog(folder.file, clock, createRedactor());
  log.write('info', 'app-started');
  other.exec('COMMIT');
  other.close();
  log.write('info', 'config-loaded');
  await clock.advance(60_000);
  log.write('info', 'relay-ready');
  log.close();
  expect(folder.rows()).toMatchObject([
    { event: 'log-gap', facts: '{"lines":2}' },
    { event: 'relay-ready', mono_ms: 60_000 },
  ]);
});

test('a reader does not delay any line', () => {
  const log = openLog(folder.file, new FakeClock(), createRedactor());
  log.write('info', 'app-started');
  const reader = new Database(folder.file, { readonly: true });
  reader.exec('BEGIN');
  expect(reader.prepare('SELECT count(*) FROM log').pluck().get()).toBe(1);
  log.write('info', 'relay-ready');
  reader.close();
  log.close();
  expect(folder.rows()).toHaveLength(2);
});
