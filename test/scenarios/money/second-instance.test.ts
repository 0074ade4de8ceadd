import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ROOT } from '../../../scripts/setup/project.ts';
import { openJournal } from '../../../main/journal/journal.ts';
import { journalFiles } from '../../../main/journal/journal-files.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';

const MAIN = join(ROOT, 'main', 'journal');
const now = { wallMs: 1_000, monoMs: 1_000 };

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-second-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

function open(): JournalKeeper {
  const keeper = new JournalKeeper(directory);
  const opened = keeper.open();
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return keeper;
}

/** Another process tries to have the journal for itself; what it prints is how that went. */
function wantsItAlone(): string {
  const { lock } = journalFiles(directory);
  const program = `
    import { lockJournal } from ${JSON.stringify(join(MAIN, 'journal-lock.ts'))};
    const locked = lockJournal(${JSON.stringify(lock)}, 'exclusive');
    process.stdout.write(locked.ok ? 'has it' : locked.error.parameters.code);`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  });
  return stdout === '' ? stderr : stdout;
}

test('while a kiosk runs, no other process can lock its journal; after its end, one can', () => {
  const kiosk = open();
  expect(wantsItAlone()).toBe('SQLITE_BUSY');
  kiosk.close();
  expect(wantsItAlone()).toBe('has it');
});

test('a second process without the lock cannot write: its entries are refused, and the first continues', () => {
  const first = open();
  const { database, backups } = journalFiles(directory);
  const opened = openJournal(database, backups);
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const second = opened.value;
  expect(first.append([{ kind: 'started', version: 'first' }], now)).toMatchObject({ ok: true });
  const before = readFileSync(`${database}-wal`);
  expect(second.append([{ kind: 'started', version: 'second' }], now)).toMatchObject({
    ok: false,
    error: { reason: 'journal-failed' },
  });
  expect(readFileSync(`${database}-wal`)).toEqual(before);
  expect(first.append([{ kind: 'stock-loaded', productId: 'water', count: 3 }], now)).toMatchObject({ ok: true });
  second.close();
  first.close();
  const ledger = new JournalKeeper(directory).open();
  expect(ledger).toMatchObject({ ok: true, value: { lastSequence: 2 } });
});
