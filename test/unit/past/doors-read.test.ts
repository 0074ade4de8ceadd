import { expect, test } from 'vitest';
import type { DebtsOutcome } from '../../../app/service/doors/debts/types.ts';
import type { SalesOutcome } from '../../../app/service/doors/sales/types.ts';
import { pastSalesInThread } from '../../../main/past/past-sales.ts';
import { runDebts } from '../../../main/service/doors/debts.ts';
import { runSales } from '../../../main/service/doors/sales.ts';
import { NOON_MS, PRICE, sale } from '../journal/history.ts';
import { PastFolder } from './past-folder.ts';

const question = { token: 7, search: null, beforeSequence: null };

test('what is open, one sale of it and the sales of its time are read from the journal', async () => {
  const folder = new PastFolder().write([...sale('debt', 'a', '15'), ...sale('delivered', 'b', '16')]);
  const run = runDebts({ past: pastSalesInThread(folder.past) });
  const told: DebtsOutcome[] = [];
  const tell = (outcome: DebtsOutcome): void => void told.push(outcome);
  await run({ kind: 'read-list', question }, tell);
  await run({ kind: 'read-claim', token: 8, saleId: 'a' }, tell);
  await run({ kind: 'read-around', token: 9, atMs: NOON_MS }, tell);
  expect(told).toMatchObject([
    { kind: 'list-read', token: 7, read: { page: { sales: [{ saleId: 'a' }] }, sums: { owedTiyn: PRICE } } },
    { kind: 'claim-read', token: 8, isUnreadable: false, claim: { status: 'owed' } },
    { kind: 'around-read', token: 9, sales: [{ saleId: 'b' }, { saleId: 'a' }] },
  ]);
});

test('lists, stories and sums of the door to the sales', async () => {
  const folder = new PastFolder().write(sale('delivered', 'b', '16'));
  const run = runSales({ past: pastSalesInThread(folder.past) });
  const told: SalesOutcome[] = [];
  const tell = (outcome: SalesOutcome): void => void told.push(outcome);
  await run({ kind: 'read-list', question }, tell);
  await run({ kind: 'read-sale', token: 8, saleId: 'nobody' }, tell);
  await run({ kind: 'read-bars', token: 9, fromMs: NOON_MS - 1, untilMs: NOON_MS + 1 }, tell);
  expect(told).toMatchObject([
    { kind: 'list-read', token: 7, page: { sales: [{ saleId: 'b' }] } },
    { kind: 'sale-read', token: 8, read: { whole: null } },
    { kind: 'bars-read', token: 9, sold: { products: [{ qrTiyn: PRICE }] } },
  ]);
});

test('a journal that cannot be read is reported as such', async () => {
  const folder = new PastFolder();
  folder.close();
  const told: DebtsOutcome[] = [];
  await runDebts({ past: pastSalesInThread(folder.past) })(
    { kind: 'read-list', question },
    (one) => void told.push(one),
  );
  expect(told).toEqual([{ kind: 'list-read', token: 7, read: null }]);
});
