import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ExportPlace } from '../../export/harness.ts';
import { ImportMachine } from './harness.ts';

const HEAD = 'orderId;amount;status;transactionId\r\n';
let place: ExportPlace;
let machine: ImportMachine;
beforeEach(() => {
  place = new ExportPlace();
  place.writeSales();
  machine = new ImportMachine({ dataDirectory: place.data });
});
afterEach(() => {
  place.remove();
  machine.remove();
});

async function compared(list: string | Buffer, name = 'payments.csv') {
  machine.put(name, list);
  await machine.atDoor();
  await machine.do({ kind: 'start' });
  const { opened, notice } = machine.door;
  if (opened?.kind !== 'payments') throw new Error(JSON.stringify(notice));
  return opened;
}

test('a list that fits is all matched; journal and data directory stay as they are', async () => {
  const before = readdirSync(place.data);
  const bytes = readFileSync(join(place.data, 'journal.db'));
  const { summary, page } = await compared(`${HEAD}order-a;450,00;Processed;15\r\norder-b;450,00;Processed;17\r\n`);
  expect(summary).toMatchObject({ rows: 2, badRows: 0, counts: { matched: 2 } });
  expect(page).toMatchObject({ filter: 'not-matched', pages: 1, findings: [] });
  expect(readdirSync(place.data)).toEqual(before);
  expect(readFileSync(join(place.data, 'journal.db')).equals(bytes)).toBe(true);
  expect(machine.recorded).toEqual([]);
});

test('a list in Windows-1251 with amounts as people write them is read', async () => {
  const word = Buffer.from([0xd2, 0xe5, 0xed, 0xe3, 0xe5]);
  const list = Buffer.concat([
    Buffer.from(`${HEAD}order-a;450,00 ₸;Processed;15\r\n`.replace(' ₸', ' '), 'latin1'),
    Buffer.from('order-b;450,00 ', 'latin1'),
    word,
    Buffer.from(';Processed;17\r\n', 'latin1'),
  ]);
  const { summary } = await compared(list);
  expect(summary).toMatchObject({ rows: 2, badRows: 0, counts: { matched: 2 } });
});

test('a list with a mark in front, and one in JSON', async () => {
  const { summary } = await compared(`\uFEFF${HEAD}order-a;"1 250,50 ₸";Processed;15\r\n`);
  expect(summary.counts).toMatchObject({ 'amount-differs': 1, 'missing-there': 1 });
  machine.put('payments.json', JSON.stringify([{ orderId: 'order-a', amount: 450, status: 'Processed' }]));
  await machine.do({ kind: 'refresh' });
  await machine.do({ kind: 'choose-file', index: 1 });
  await machine.do({ kind: 'start' });
  expect(machine.door.opened).toMatchObject({ summary: { counts: { matched: 1 } } });
});

test('a hundred thousand payments are compared, and every line can be seen, page by page', async () => {
  const rows = Array.from({ length: 100_000 }, (_, index) => `x-${String(index)};450.00;Processed;${String(index)}`);
  const { summary, page } = await compared(`${HEAD}${rows.join('\r\n')}\r\nbad;many;Processed;1\r\n`);
  expect(summary).toMatchObject({ rows: 100_001, badRows: 1 });
  expect(page.pages).toBe(Math.ceil(100_003 / 12));
  expect(page.findings[0]).toMatchObject({ kind: 'bad-row', row: { line: 100_002 } });
  await machine.do({ kind: 'page', to: 'next' });
  expect(machine.door.opened).toMatchObject({ page: { number: 2 } });
  await machine.do({ kind: 'filter', filter: 'missing-there' });
  expect(machine.door.opened).toMatchObject({ page: { filter: 'missing-there', number: 1, pages: 1 } });
  await machine.do({ kind: 'filter', filter: 'matched' });
  expect(machine.door.opened).toMatchObject({ page: { findings: [] } });
});

test('whoever leaves takes the list out of the memory', async () => {
  await compared(`${HEAD}order-a;450,00;Processed;15\r\n`);
  machine.touch('service-back');
  expect(machine.asked.at(-1)).toEqual({ kind: 'forget' });
});

test('beside an open journal', async () => {
  const journal = place.openJournal();
  expect((await compared(`${HEAD}order-a;450,00;Processed;15\r\n`)).summary.counts).toMatchObject({ matched: 1 });
  journal.close();
  expect(statSync(join(place.data, 'journal.db')).size).toBeGreaterThan(0);
});

test('a journal that cannot be read is told', async () => {
  machine.remove();
  machine = new ImportMachine({ dataDirectory: join(place.directory, 'none') });
  machine.put('payments.csv', `${HEAD}order-a;450,00;Processed;15\r\n`);
  await machine.atDoor();
  await machine.do({ kind: 'start' });
  expect(machine.door.notice).toMatchObject({ kind: 'list', failure: { kind: 'journal' } });
});
