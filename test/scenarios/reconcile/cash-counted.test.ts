import { expect, test } from 'vitest';
import { cashSale, doubtfulNote } from '../../unit/journal/history.ts';
import { withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');
const names = (findings: readonly { finding: string }[]): readonly string[] => findings.map(({ finding }) => finding);

test('the counted money is compared with the cassette, in tenge or note by note', async () => {
  await point.newKiosk();
  point.write(...cashSale('a', 50_000), ...cashSale('b', 100_000));
  expect(await point.reconcile('--cash', '1500')).toMatchObject({ code: 0, findings: [] });
  expect(await point.reconcile('--notes', '500x1,1000x1')).toMatchObject({ code: 0, findings: [] });
  expect(await point.reconcile('--cash', '1500', '--notes', '500x3')).toMatchObject({
    code: 1,
    findings: [{ finding: 'cash-notes-differ', facts: { counted: 3, bills: 2 } }],
  });
  expect(await point.reconcile('--cash', '1000')).toMatchObject({
    code: 1,
    findings: [{ finding: 'cash-missing', severity: 'money', facts: { differenceTiyn: 50_000 } }],
  });
  expect(await point.reconcile()).toMatchObject({ code: 0, findings: [] });
});

test('a count of the products without the money is pointed out', async () => {
  await point.newKiosk();
  point.write({ kind: 'stock-loaded', productId: 'water', count: 10 }, ...cashSale('a', 50_000));
  const { code, reason, findings } = await point.reconcile('--counts', 'water=9');
  expect([code, reason, names(findings)]).toEqual([1, 'not-compared', ['cash-not-counted']]);
  expect(await point.reconcile('--counts', 'water=9', '--cash', '500')).toMatchObject({ code: 0 });
});

test('a removed cassette is compared with its content at that time', async () => {
  await point.newKiosk();
  point.write(...cashSale('a', 50_000));
  expect(await point.reconcile('--cash', '500', '--collected')).toMatchObject({
    code: 1,
    reason: 'not-compared',
    findings: [{ finding: 'cash-never-collected' }],
  });
  point.write({ kind: 'cash-collected', amountTiyn: 50_000, bills: 1 }, ...cashSale('b', 100_000));
  expect(await point.reconcile('--cash', '500', '--collected')).toMatchObject({ code: 0 });
  expect(await point.reconcile('--cash', '1000')).toMatchObject({ code: 0 });
  expect(await point.reconcile('--cash', '1000', '--collected')).toMatchObject({
    code: 1,
    findings: [{ finding: 'cash-surplus', facts: { cassette: 'taken', differenceTiyn: 50_000 } }],
  });
});

test('a note in doubt is a finding of its own, and explains a surplus', async () => {
  await point.newKiosk();
  point.write(...cashSale('a', 50_000), ...doubtfulNote('b', 100_000));
  const alone = await point.reconcile();
  expect([alone.code, names(alone.findings)]).toEqual([1, ['bill-doubtful']]);
  const { findings } = await point.reconcile('--cash', '1500', '--language', 'ru');
  expect(findings).toMatchObject([
    { finding: 'bill-doubtful', severity: 'look', facts: { claimCode: 'ABC-123', amountTiyn: 100_000 } },
    {
      finding: 'cash-surplus',
      facts: { differenceTiyn: 100_000 },
      text: expect.stringContaining('1\u00a0000\u00a0₸ (ABC-123)'),
    },
  ]);
});
