import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { duty } from '../../../app/doctor/line.ts';
import { systemClock } from '../../../drivers/common/system-clock.ts';
import { openJournal, type Journal } from '../../../main/journal/journal.ts';
import { openLog } from '../../../main/log/in-thread.ts';
import { createRedactor } from '../../../main/log/redact.ts';
import {
  chainFactsSchema,
  doctorLinesSchema,
  journalFactsSchema,
  logPageSchema,
} from '../../../main/service/reading/messages.ts';
import { openReading, type Reading } from '../../../main/service/reading/reading-thread.ts';
import { cashSale, doubtfulNote, entry, NOON_MS, sale } from '../journal/history.ts';

const THREAD = join(import.meta.dirname, '..', '..', '..', 'main', 'service', 'reading', 'thread.ts');
let directory: string;
let reading: Reading;
let journal: Journal;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sauda-service-'));
  reading = openReading({ program: THREAD, dataDirectory: directory, clock: systemClock });
  const opened = openJournal(join(directory, 'journal.db'), join(directory, 'backups'));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  journal = opened.value;
});
afterEach(() => {
  journal.close();
  rmSync(directory, { recursive: true, force: true });
});

function write(...entries: readonly object[]): void {
  expect(journal.append(entries.map(entry), { wallMs: NOON_MS, monoMs: 0 }).ok).toBe(true);
}

const readJournal = () => reading.ask({ kind: 'journal' }, journalFactsSchema);
const readChain = () => reading.ask({ kind: 'chain' }, chainFactsSchema);

describe('the journal beside the running kiosk', () => {
  test('debts, notes in doubt and the notes of the cassette are read, including later entries', async () => {
    expect(await readJournal()).toEqual({
      entries: 0,
      debts: { count: 0, sumTiyn: 0 },
      doubts: { count: 0, sumTiyn: 0 },
      invoices: { count: 0, sumTiyn: 0 },
      notes: [],
    });
    write(
      ...sale('delivered', 'a', '15'),
      ...cashSale('b', 50_000),
      { kind: 'debt-recorded', saleId: 'b', amountTiyn: 5_000, claimCode: 'ABC-123' },
      ...cashSale('c', 100_000),
      { kind: 'debt-recorded', saleId: 'c', amountTiyn: 55_000, claimCode: 'ABC-124' },
      ...doubtfulNote('d', 200_000),
    );
    expect(await readJournal()).toMatchObject({
      debts: { count: 2, sumTiyn: 60_000 },
      doubts: { count: 1, sumTiyn: 200_000 },
      invoices: { count: 0, sumTiyn: 0 },
      notes: [
        { valueTiyn: 100_000, count: 1 },
        { valueTiyn: 50_000, count: 1 },
      ],
    });
    write(
      { kind: 'debt-settled', saleId: 'b', amountTiyn: 5_000, how: 'by-hand' },
      { kind: 'cash-collected', amountTiyn: 150_000, bills: 2 },
      ...cashSale('e', 50_000),
    );
    expect(await readJournal()).toMatchObject({
      debts: { count: 1, sumTiyn: 55_000 },
      notes: [{ valueTiyn: 50_000, count: 1 }],
    });
  });

  test('debts that a summary left out are found', async () => {
    write(...cashSale('b', 50_000), { kind: 'debt-recorded', saleId: 'b', amountTiyn: 5_000, claimCode: 'ABC-123' });
    for (let number = 0; number < 300; number += 1)
      write(...sale('delivered', `s${String(number)}`, String(100 + number)));
    expect(journal.summarise({ wallMs: NOON_MS, monoMs: 0 }).ok).toBe(true);
    expect(await readJournal()).toMatchObject({ debts: { count: 1, sumTiyn: 5_000 } });
  });

  test('the chain is intact, and the first entry that was changed is named', async () => {
    write(...sale('delivered', 'a', '15'));
    const before = await readChain();
    expect(before).toMatchObject({ kind: 'intact', since: 1 });
    write(...sale('delivered', 'b', '16'));
    expect(await readChain()).toMatchObject({ kind: 'intact', since: 1 });
    const file = new Database(join(directory, 'journal.db'));
    file.exec(`DROP TRIGGER entries_stay; UPDATE entries SET wall_ms = wall_ms + 1 WHERE sequence = 3`);
    file.close();
    const fresh = openReading({ program: THREAD, dataDirectory: directory, clock: systemClock });
    expect(await fresh.ask({ kind: 'chain' }, chainFactsSchema)).toEqual({ kind: 'broken', sequence: 3 });
  });
});

describe('the technical log', () => {
  const page = (beforeId: number | null, level: 'info' | 'warning' = 'info') =>
    reading.ask({ kind: 'log', wanted: { level, events: null, beforeId, count: 2 } }, logPageSchema);

  test('comes in pages, the newest line first, and by level', async () => {
    const log = openLog(join(directory, 'log.db'), systemClock, createRedactor());
    log.write('info', 'app-started', { version: '1' });
    log.write('warning', 'printer-ready', { isPaperNearEnd: true });
    log.write('info', 'relay-ready');
    const first = await page(null);
    expect(first).toMatchObject({ lines: [{ event: 'relay-ready' }, { event: 'printer-ready' }], hasOlder: true });
    const last = await page(first.lines.at(-1)?.id ?? null);
    expect(last).toMatchObject({ lines: [{ event: 'app-started', facts: { version: '1' } }], hasOlder: false });
    expect(await page(null, 'warning')).toMatchObject({ lines: [{ event: 'printer-ready' }], hasOlder: false });
    log.close();
  });

  test('that is missing is reported in a sentence', async () => {
    await expect(page(null)).rejects.toThrow('holds no log.db');
  });
});

test('the installation is examined in the thread, with the finding about a configuration that is not there', async () => {
  const configFile = join(directory, 'none.yaml');
  const lines = await reading.ask({ kind: 'doctor', configFile, version: '0.1.0' }, doctorLinesSchema);
  expect(lines).toContainEqual(duty('configuration', 'configuration-none', { file: configFile }));
  expect(lines[0]).toMatchObject({ area: 'versions', isSound: true });
});
