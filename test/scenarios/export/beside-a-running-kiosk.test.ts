import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inJournal } from '../../../main/ledger/in-journal.ts';
import { entry, NOON_MS, sale } from '../../unit/journal/history.ts';
import { ExportPlace, type ListedFile } from './harness.ts';

let place: ExportPlace;
beforeEach(async () => {
  place = new ExportPlace();
  place.writeSales();
  await place.writeLog();
});
afterEach(() => {
  place.remove();
});

function stateOf(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => {
    const { size, mtimeMs } = statSync(join(folder, name));
    return `${name} ${String(size)} ${String(mtimeMs)}`;
  });
}

function checkFiles(files: readonly ListedFile[]): void {
  expect(files.map(({ format }) => format).sort()).toEqual(['csv', 'eva-dts', 'journal', 'log']);
  for (const { name, bytes, sha256 } of files) {
    const content = readFileSync(join(place.out, name));
    expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
  }
  expect(place.files()).toEqual(files.map(({ name }) => name).sort());
}

describe('npm run export', () => {
  test('of a stopped kiosk writes all four files and leaves the data directory as it was', async () => {
    const before = stateOf(place.data);
    checkFiles(await place.listed());
    expect(stateOf(place.data)).toEqual(before);
    // Files with money and claim codes, also where the person's umask would let others read them.
    for (const name of place.files()) expect([name, statSync(join(place.out, name)).mode & 0o077]).toEqual([name, 0]);
  });

  test('beside a running kiosk, which goes on selling', async () => {
    const journal = place.openJournal();
    const appended = journal.append(sale('delivered', 'd', '19').map(entry), { wallMs: NOON_MS, monoMs: 1 });
    expect(appended.ok).toBe(true);
    const before = readdirSync(place.data);
    checkFiles(await place.listed());
    expect(readdirSync(place.data)).toEqual(before);
    expect(place.read('sales.csv')).toContain(';order-d;');
    const more = journal.append(sale('delivered', 'e', '21').map(entry), { wallMs: NOON_MS, monoMs: 2 });
    expect(more.ok).toBe(true);
    journal.close();
  });

  test('of a killed kiosk, whose write-ahead log is still there', async () => {
    const journal = place.openJournal();
    expect(journal.append(sale('delivered', 'd', '19').map(entry), { wallMs: NOON_MS, monoMs: 1 }).ok).toBe(true);
    const killed = new ExportPlace();
    cpSync(place.data, killed.data, { recursive: true });
    journal.close();
    const before = stateOf(killed.data);
    expect(before.some((name) => name.startsWith('journal.db-wal'))).toBe(true);
    expect(await killed.run()).toMatchObject({ code: 0, complaint: '' });
    expect(killed.read('sales.csv')).toContain(';order-d;');
    expect(readdirSync(killed.data).length).toBe(before.length);
    killed.remove();
  });

  test('the copy of the journal is a journal: whole, intact, and one file', async () => {
    const [file] = await place.listed('--format', 'journal');
    const copied = new ExportPlace();
    cpSync(join(place.out, file?.name ?? ''), join(copied.data, 'journal.db'));
    const read = inJournal(copied.data, (reading) => ({ chain: reading.chain()?.kind, end: reading.end }));
    expect(read).toMatchObject({ ok: true, value: { chain: 'intact' } });
    const database = new Database(join(place.out, file?.name ?? ''), { readonly: true });
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    database.close();
    expect(place.files()).toEqual([file?.name]);
    copied.remove();
  });

  test('a second export on the same day gets a number, and overwrites nothing', async () => {
    const [first] = await place.listed('--format', 'csv');
    const content = place.read('sales.csv');
    const [second] = await place.listed('--format', 'csv');
    expect(second?.name).toBe(first?.name.replace('sales.csv', 'sales-2.csv'));
    expect(place.read('sales.csv')).toBe(content);
    expect(second?.sha256).toBe(first?.sha256);
  });

  test('the audit of the same entries is the same file', async () => {
    const [first] = await place.listed('--format', 'eva-dts');
    const [second] = await place.listed('--format', 'eva-dts');
    expect(second?.sha256).toBe(first?.sha256);
  });
});
