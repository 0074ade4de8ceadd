import { cpSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { JournalKeeper } from '../../../main/journal/keeper/journal-keeper.ts';
import { readLedger } from '../../../main/ledger/read-ledger.ts';
import { OtherProgram } from '../../support/journal/other-program.ts';
import { sale, withJournal, type JournalHarness } from './harness.ts';

const start = withJournal();
const now = { wallMs: 1_000_000, monoMs: 5 };

function open(harness: JournalHarness): JournalKeeper {
  const keeper = new JournalKeeper(harness.directory);
  expect(keeper.open()).toMatchObject({ ok: true });
  harness.append(keeper, sale(1));
  return keeper;
}

/** How many sales a start finds that follows on a killed kiosk. */
function salesAfterKill(harness: JournalHarness): number {
  const killed = start();
  cpSync(harness.directory, killed.directory, { recursive: true });
  killed.during(() => undefined);
  const ledger = readLedger(killed.directory);
  if (!ledger.ok) throw new Error(ledger.error);
  return ledger.value.sales.size;
}

test.each([
  ['the write-ahead log', ['log'] as const],
  ['its index', ['sharedMemory'] as const],
  ['both', ['log', 'sharedMemory'] as const],
])('somebody removes %s of the open journal: nothing is lost, whenever the kiosk is killed', (_what, removed) => {
  const harness = start();
  const keeper = open(harness);
  for (const name of removed) rmSync(harness.files[name]);
  harness.append(keeper, sale(2));
  expect(salesAfterKill(harness)).toBe(2);
  expect(keeper.probe()).toMatchObject({ ok: true });
  harness.append(keeper, sale(3));
  expect(salesAfterKill(harness)).toBe(3);
  expect(keeper.tidy(now)).toMatchObject({ isReopened: true });
  expect(keeper.tidy(now)).not.toHaveProperty('isReopened');
  keeper.close();
});

test('and a program that reads it meanwhile changes nothing', async () => {
  const harness = start();
  const keeper = open(harness);
  rmSync(harness.files.sharedMemory);
  const other = await OtherProgram.open(harness.files.database);
  await other.run('BEGIN');
  await other.run('SELECT count(*) FROM entries');
  harness.append(keeper, sale(2));
  expect(salesAfterKill(harness)).toBe(2);
  await other.run('COMMIT');
  harness.append(keeper, sale(3));
  await other.close();
  harness.append(keeper, sale(4));
  expect(salesAfterKill(harness)).toBe(4);
  keeper.close();
});

test('a program that read before keeps entries in the removed log: refused until it has ended, and nothing is lost', async () => {
  const harness = start();
  const keeper = open(harness);
  const other = await OtherProgram.open(harness.files.database);
  await other.run('BEGIN');
  await other.run('SELECT count(*) FROM entries');
  harness.append(keeper, sale(2));
  rmSync(harness.files.log);
  expect(keeper.append(sale(3), now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  expect(keeper.tidy(now)).not.toHaveProperty('isReopened');
  expect(keeper.probe()).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  await other.kill();
  harness.append(keeper, sale(3));
  expect(salesAfterKill(harness)).toBe(3);
  expect(keeper.tidy(now)).toMatchObject({ isReopened: true });
  keeper.close();
});

test('removed, and the kiosk is stopped in order before it writes again', () => {
  const harness = start();
  const keeper = open(harness);
  rmSync(harness.files.log);
  keeper.close();
  expect(salesAfterKill(harness)).toBe(1);
});

test('the journal itself is moved away: refused until it is back, and for good where another one is', () => {
  const harness = start();
  const keeper = open(harness);
  renameSync(harness.files.database, `${harness.files.database}.away`);
  expect(keeper.probe()).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  expect(keeper.append(sale(2), now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  renameSync(`${harness.files.database}.away`, harness.files.database);
  harness.append(keeper, sale(2));
  expect(salesAfterKill(harness)).toBe(2);
  cpSync(harness.files.database, `${harness.files.database}.other`);
  renameSync(`${harness.files.database}.other`, harness.files.database);
  expect(keeper.append(sale(3), now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  expect(keeper.probe()).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  keeper.close();
});

test('the folder cannot be reached for a while, as with a disk that hangs or changed rights: refused, and back without a restart', () => {
  const harness = start();
  const keeper = open(harness);
  renameSync(harness.directory, `${harness.directory}.away`);
  symlinkSync(harness.directory, harness.directory);
  expect(keeper.probe()).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  expect(keeper.append(sale(2), now)).toMatchObject({ ok: false, error: { reason: 'journal-failed' } });
  expect(keeper.tidy(now)).toMatchObject({ isRead: false });
  rmSync(harness.directory);
  renameSync(`${harness.directory}.away`, harness.directory);
  expect(keeper.probe()).toMatchObject({ ok: true });
  harness.append(keeper, sale(2));
  expect(salesAfterKill(harness)).toBe(2);
  keeper.close();
});
