import { expect, test } from 'vitest';
import { PRICE, withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');

test.each([
  ['failed', 'paid-not-in-journal'],
  ['expired', 'paid-not-in-journal'],
  ['doubtful', 'paid-but-undecided'],
  ['left open', 'paid-but-undecided'],
])('the journal calls a purchase %s, and the bank has its money', async (ending, finding) => {
  await point.newKiosk();
  const sale = await point.open();
  await point.pay(sale.qrPaymentId);
  const entries: Readonly<Record<string, readonly object[]>> = {
    failed: [{ kind: 'purchase-failed', ...sale, status: 'Error' }],
    expired: [{ kind: 'purchase-expired', ...sale }],
    doubtful: [{ kind: 'purchase-doubtful', ...sale, code: '-1601' }],
  };
  point.write(...(entries[ending] ?? []));
  const { code, findings } = await point.reconcile();
  expect(code).toBe(1);
  expect(findings).toMatchObject([
    { finding, severity: 'money', qrPaymentIds: [sale.qrPaymentId], facts: { amountTiyn: PRICE } },
  ]);
});

test('an expired purchase that was paid and completely refunded: the status distinguishes it from an unpaid one', async () => {
  await point.newKiosk();
  const sale = await point.open();
  await point.pay(sale.qrPaymentId);
  await point.refundOutside(sale.qrPaymentId);
  point.write({ kind: 'purchase-expired', ...sale });
  expect(await point.reconcile()).toMatchObject({
    code: 1,
    findings: [{ finding: 'paid-and-refunded', severity: 'look' }],
  });
});

test('the output is in the requested language', async () => {
  await point.newKiosk();
  const sale = await point.open();
  await point.pay(sale.qrPaymentId);
  point.write({ kind: 'purchase-expired', ...sale });
  for (const [language, words] of [
    ['kk', 'Kaspi Pay қосымшасында'],
    ['ru', 'в приложении Kaspi Pay'],
    ['en', 'in the Kaspi Pay app'],
  ] as const) {
    const { out } = await point.run(['--language', language]);
    expect(out).toContain(sale.qrPaymentId);
    expect(out).toContain(words);
  }
});
