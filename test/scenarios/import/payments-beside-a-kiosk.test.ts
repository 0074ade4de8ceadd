import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { reconcileCommand } from '../../../main/cli/reconcile/command.ts';
import { applicationContext } from '../../support/application-context.ts';
import { runAsTyped, type Ran } from '../../support/run-command.ts';
import { sale } from '../../unit/journal/history.ts';
import { ExportPlace } from '../export/harness.ts';

let place: ExportPlace;
beforeEach(() => {
  place = new ExportPlace();
  place.writeSales();
});
afterEach(() => {
  place.remove();
});

function run(list: string, ...args: readonly string[]): Promise<Ran> {
  const file = join(place.out, 'payments.txt');
  writeFileSync(file, list);
  const words = ['--data-dir', place.data, '--payments', file, ...args];
  return runAsTyped(reconcileCommand, words, (console) => applicationContext(console, { dataDirectory: place.data }));
}

const FITS = 'orderId;amount;status;transactionId\r\norder-a;450,00;Processed;15\r\norder-b;450,00;Processed;17\r\n';

test('a list that fits is exit code 0, and nothing is changed', async () => {
  const before = readdirSync(place.data);
  const { code, out } = await run(FITS);
  expect([code, out]).toEqual([0, expect.stringContaining('matched 2, other amount 0')]);
  expect(readdirSync(place.data)).toEqual(before);
});

test('beside a running kiosk', async () => {
  const journal = place.openJournal();
  expect((await run(FITS)).code).toBe(0);
  journal.close();
});

test('every payment is a line for a program, the summary last', async () => {
  const list = [
    { orderId: 'order-a', amount: 450.01, status: 'Processed', transactionId: '15' },
    { orderId: 'order-x', amount: '450', status: 'paid', transactionId: '99' },
    { orderId: 'order-y', amount: 'many', status: 'paid', transactionId: '98' },
  ];
  const { code, reason, out } = await run(JSON.stringify(list), '--json');
  expect([code, reason]).toEqual([1, 'differs']);
  expect(
    out
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line)),
  ).toMatchObject([
    { badRow: 'amount-wrong', line: 3 },
    { payment: 'amount-differs', orderId: 'order-a', amountTiyn: 45_001, journalTiyn: 45_000, saleId: 'a' },
    { payment: 'missing-there', orderId: 'order-b', journalTiyn: 45_000 },
    { payment: 'unknown-here', orderId: 'order-x', saleId: null },
    { summary: { rows: 3, badRows: 1, matched: 0 }, code: 1, reason: 'differs' },
  ]);
});

test('a list that cannot be read is a sentence', async () => {
  expect(await run('order;sum\na;1\n')).toMatchObject({
    code: 1,
    reason: 'column-missing',
    complaint: expect.stringContaining('there is no column "orderId"'),
  });
});

test('without a configuration only a list can be compared, and a list with nothing that was counted', async () => {
  const context = { dataDirectory: place.data };
  const without = await runAsTyped(reconcileCommand, [], (console) => applicationContext(console, context));
  expect([without.code, without.complaint]).toEqual([2, expect.stringContaining('--config is missing')]);
  expect(await run(FITS, '--cash', '100')).toMatchObject({ code: 2 });
});

test('a hundred thousand payments are compared, each of them', async () => {
  const rows = Array.from(
    { length: 100_000 },
    (_, index) => `order-${String(index)};450.00;Processed;${String(index)}`,
  );
  const { code, out } = await run(`orderId;amount;status;transactionId\n${rows.join('\n')}\n`, '--json');
  expect(code).toBe(1);
  const lines = out.trimEnd().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
    summary: { 'rows': 100_000, 'unknown-here': 100_000, 'missing-there': 2 },
  });
});

test('sales that were paid in other ways are not missed', async () => {
  place.write(sale('failed', 'f', '23'));
  const { out } = await run(FITS);
  expect(out).toContain('missing there 0');
});
