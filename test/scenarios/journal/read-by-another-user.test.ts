import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRedactor } from '../../../main/log/redact.ts';
import { openLog } from '../../../main/log/in-thread.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { sale, withJournal, type JournalHarness } from './harness.ts';

const start = withJournal();
const now = { wallMs: 1_000_000, monoMs: 5 };
const READ = join(import.meta.dirname, '..', '..', 'support', 'journal', 'read-as-another.ts');
const KIOSK = 12_345;
const TECHNICIAN = 65_534;
/** Only root can act as another user; for anybody else both users are the same one. */
const isAdministrator = process.getuid?.() === 0;

/** A kiosk's run: two sales and two lines of the log. `isKilled`: it ends without closing anything. */
function run(harness: JournalHarness, isKilled = false): void {
  const log = openLog(join(harness.directory, 'log.db'), systemClock, createRedactor());
  const keeper = new JournalKeeper(harness.directory);
  expect(keeper.open().ok).toBe(true);
  const first = keeper.lastSequence;
  for (const number of [1, 2]) harness.append(keeper, sale(first + number));
  log.write('info', 'app-started');
  log.write('info', 'relay-ready');
  if (isKilled) cpSync(harness.directory, `${harness.directory}.killed`, { recursive: true });
  keeper.close();
  log.close();
  if (isKilled) {
    cpSync(`${harness.directory}.killed`, harness.directory, { recursive: true });
    spawnSync('rm', ['-r', `${harness.directory}.killed`]);
  }
}

/** The least careful of all installations: everybody may do everything in the directory. */
function open(harness: JournalHarness, fileMode: number): void {
  chmodSync(harness.directory, 0o777);
  for (const name of readdirSync(harness.directory)) {
    const file = join(harness.directory, name);
    if (statSync(file).isDirectory()) continue;
    chmodSync(file, fileMode);
    if (isAdministrator) chownSync(file, KIOSK, KIOSK);
  }
  if (isAdministrator) chownSync(harness.directory, KIOSK, KIOSK);
}

function look(harness: JournalHarness): readonly string[] {
  return readdirSync(harness.directory)
    .sort()
    .map((name) => {
      const { uid, gid, mode } = statSync(join(harness.directory, name));
      return `${name} ${String(uid)}:${String(gid)} ${mode.toString(8)}`;
    });
}

function readAsAnother({ directory }: JournalHarness): unknown {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [READ, directory, ...(isAdministrator ? [String(TECHNICIAN)] : [])],
    { encoding: 'utf8' },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

test.each([
  ['may write every file', 0o666],
  ['may only read', 0o644],
])('a kiosk that is off, and another user who %s: nothing is left behind, and the kiosk continues', (_, fileMode) => {
  const harness = start();
  run(harness);
  open(harness, fileMode);
  const before = look(harness);
  expect(readAsAnother(harness)).toEqual({ sales: 2, claims: null, lines: 2 });
  expect(look(harness)).toEqual(before);
  run(harness);
  const ledger = readLedger(harness.directory);
  expect(ledger.ok && ledger.value.sales.size).toBe(4);
});

test.each([
  ['may write every file', 0o666],
  ['may only read', 0o644],
])('a kiosk that was killed, and another user who %s: all is read, and every file keeps its owner', (_, fileMode) => {
  const harness = start();
  run(harness, true);
  open(harness, fileMode);
  const before = look(harness);
  expect(before.join(' ')).toContain('journal.db-wal');
  expect(readAsAnother(harness)).toEqual({ sales: 2, claims: null, lines: 2 });
  expect(look(harness)).toEqual(before);
  run(harness);
  const ledger = readLedger(harness.directory);
  expect(ledger.ok && ledger.value.sales.size).toBe(4);
});

test.each([
  ['may write every file', 0o666],
  ['may only read', 0o644],
])('a kiosk that runs, and another user who %s: all is read, and the kiosk writes on', (_, fileMode) => {
  const harness = start();
  run(harness);
  const keeper = new JournalKeeper(harness.directory);
  expect(keeper.open().ok).toBe(true);
  harness.append(keeper, sale(100));
  open(harness, fileMode);
  const before = look(harness);
  expect(readAsAnother(harness)).toEqual({ sales: 3, claims: null, lines: 2 });
  expect(look(harness)).toEqual(before);
  expect(keeper.append(sale(101), now)).toMatchObject({ ok: true });
  keeper.close();
});
