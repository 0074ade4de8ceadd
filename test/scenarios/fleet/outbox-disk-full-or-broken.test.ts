import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, test } from 'vitest';
import { Outbox } from '../../../main/fleet/outbox/outbox.ts';
import { OutboxFile } from '../../../main/fleet/outbox/outbox-file.ts';
import { OUTBOX_LIMITS } from '../../../app/fleet/outbox/limits.ts';
import { pump } from '../../../main/fleet/books/pump.ts';
import { FleetHarness } from '../../support/fleet/harness.ts';

const machine = new FleetHarness();
const journal = join(machine.directory, 'journal.db');
afterAll(() => machine.end());

test('a full disk leaves the place in the journal where it was; nothing is lost or told twice', () => {
  const outbox = new Outbox(join(machine.directory, 'full.db'), OUTBOX_LIMITS);
  machine.sell(3);
  expect(pump(outbox, journal, machine.clock.wallMs())).toBe('done');
  expect(outbox.last).toBe(3);
  // SQLite answers as on a full disk.
  outbox.database.pragma('max_page_count = 1');
  const pages = outbox.database.pragma('page_count', { simple: true });
  outbox.database.pragma(`max_page_count = ${String(pages)}`);
  machine.sell(500);
  expect(() => {
    while (pump(outbox, journal, machine.clock.wallMs()) === 'more');
  }).toThrow(/full/);
  const before = outbox.last;
  outbox.database.pragma('max_page_count = 1000000');
  while (pump(outbox, journal, machine.clock.wallMs()) === 'more');
  expect(before).toBeLessThan(503);
  expect(outbox.last).toBe(503);
  outbox.close();
});

test('a file that is no database is set aside, and the messages are made of the journal again', () => {
  const file = join(machine.directory, 'broken.db');
  writeFileSync(file, 'this is no database at all, and never was one');
  const logged: string[] = [];
  const kept = new OutboxFile(file, OUTBOX_LIMITS, (_level, event) => logged.push(event));
  const outbox = kept.get();
  while (pump(outbox, journal, machine.clock.wallMs()) === 'more');
  expect(outbox.last).toBe(503);
  expect(logged).toEqual(['fleet-failed']);
  kept.close();
});

test('a full outbox leaves sales in the journal until there is room', () => {
  const outbox = new Outbox(':memory:', { ...OUTBOX_LIMITS, messages: 200 });
  expect(pump(outbox, journal, machine.clock.wallMs())).toBe('more');
  let last = 'more';
  while (last === 'more') last = pump(outbox, journal, machine.clock.wallMs());
  expect(last).toBe('full');
  const told = outbox.last;
  expect(outbox.confirm(told)).toBe(true);
  last = 'more';
  while (last === 'more') last = pump(outbox, journal, machine.clock.wallMs());
  expect(outbox.last).toBeGreaterThan(told);
  expect(outbox.unsent(0, 1_000)[0]?.sequence).toBe(told + 1);
});

test('a file that fails while it is open is opened again, and a damaged one gives way to a new one', () => {
  const kept = new OutboxFile(join(machine.directory, 'failing.db'), OUTBOX_LIMITS, () => undefined);
  const { series } = kept.get();
  while (pump(kept.get(), journal, machine.clock.wallMs()) === 'more');
  expect(kept.failed(new Database.SqliteError('database or disk is full', 'SQLITE_FULL'))).toBe(false);
  expect(kept.failed(new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ'))).toBe(true);
  expect([kept.get().series, kept.get().last]).toEqual([series, 503]);
  expect(kept.failed(new Database.SqliteError('malformed', 'SQLITE_CORRUPT'))).toBe(true);
  expect(kept.get().series).not.toBe(series);
  while (pump(kept.get(), journal, machine.clock.wallMs()) === 'more');
  expect(kept.get().last).toBe(503);
  kept.close();
});
