import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openJournal } from '../../../main/journal/journal.ts';
import { claimForDemo } from '../../../main/setup/claim-for-demo.ts';
import { isJournalOfDemo, keepDemoApart } from '../../../main/setup/demo-journal.ts';
import { SERVICE } from '../../support/kiosk/service-menu.ts';
import { entry, sale } from '../journal/history.ts';

const CLAIMED = { ok: true };
const VISIT = [
  { kind: 'started', version: 'test' },
  { kind: 'service-refused', failures: 1 },
];
const ORPHAN = [{ kind: 'orphan-recorded', orphanId: 'o', amountTiyn: 50_000, source: 'bill-acceptor' }];

let dataDirectory: string;
beforeEach(() => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'sauda-claim-'));
});
afterEach(() => {
  rmSync(dataDirectory, { recursive: true, force: true });
});

const claim = (configFile: string | null = null) => claimForDemo({ dataDirectory, configFile }, 7);
const lost = (file: string) => ({ ok: false, error: { reason: 'config-lost', parameters: { file } } });

function write(entries: readonly object[]): void {
  const opened = openJournal(join(dataDirectory, 'journal.db'), join(dataDirectory, 'backups'));
  if (!opened.ok) throw new Error('not opened');
  if (!opened.value.append(entries.map(entry), { wallMs: 1, monoMs: 1 }).ok) throw new Error('not appended');
  opened.value.close();
}

function keepPin(technician: string | null): void {
  const kept = { failures: 0, waitMs: 0, languages: {}, hashes: { technician, collector: null } };
  writeFileSync(join(dataDirectory, 'service.json'), JSON.stringify(kept));
}

test('a fresh data directory is a demonstration, and its second start as well', () => {
  expect(claim()).toMatchObject(CLAIMED);
  keepDemoApart(dataDirectory, { configFile: null }, 7);
  write(sale('delivered', 'demo', '1'));
  expect(claim()).toMatchObject(CLAIMED);
});

test.each([
  ['a sale', sale('delivered', 'real', '1')],
  ['a note that belongs to nobody', ORPHAN],
])('a machine that has %s in its journal and lost its configuration sells nothing', (_, entries) => {
  write([...VISIT, ...entries]);
  expect(claim()).toMatchObject(lost(join(dataDirectory, 'kiosk.yaml')));
  expect(isJournalOfDemo(dataDirectory)).toBe(false);
});

test('a configuration that lost its payment is no demonstration on a journal with sales', () => {
  write(sale('delivered', 'real', '1'));
  expect(claim('/etc/sauda/kiosk.yaml')).toMatchObject(lost('/etc/sauda/kiosk.yaml'));
});

test('a machine with a PIN that has not sold yet is guarded, too; a configuration with a PIN may be a demonstration', () => {
  keepPin(SERVICE.technician.hash);
  expect(claim()).toMatchObject(lost(join(dataDirectory, 'kiosk.yaml')));
  expect(claim('/etc/sauda/kiosk.yaml')).toMatchObject(CLAIMED);
  keepPin(null);
  expect(claim()).toMatchObject(CLAIMED);
});

test('a journal without money becomes that of the demonstration, before its first sale', () => {
  write(VISIT);
  expect(claim()).toMatchObject(CLAIMED);
  expect(isJournalOfDemo(dataDirectory)).toBe(true);
});

test('a journal that cannot be read may hold anything', () => {
  writeFileSync(join(dataDirectory, 'journal.db'), 'no database');
  expect(claim()).toMatchObject({ ok: false, error: { reason: 'config-lost' } });
});
