import { expect, test } from 'vitest';
import { PRICE, withTradePoint } from './trade-point.ts';

const point = withTradePoint('standard');

test('the journal has a payment that the bank does not know', async () => {
  const sale = { saleId: 'sale-x', qrPaymentId: '8000000000000000001' };
  const { saleId } = await point.sell();
  const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: PRICE };
  point.write(
    { kind: 'sale-opened', saleId: sale.saleId, externalId: 'x', provider: 'kaspi', item, binding: null },
    { kind: 'purchase-known', ...sale, pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 },
    { kind: 'paid', ...sale, amountTiyn: PRICE },
    { kind: 'dispensed', saleId: sale.saleId, by: 'assumed', valueTiyn: PRICE },
  );
  expect(saleId).not.toBe(sale.saleId);
  expect(await point.reconcile()).toMatchObject({
    code: 1,
    findings: [
      {
        finding: 'unknown-at-bank',
        severity: 'money',
        qrPaymentIds: [sale.qrPaymentId],
        facts: { code: '-1601', priceTiyn: PRICE },
      },
    ],
    summary: { compared: 2 },
  });
});

test('the bank took another amount than the price', async () => {
  await point.newKiosk();
  const sale = await point.open(PRICE - 100);
  await point.pay(sale.qrPaymentId);
  point.write(
    { kind: 'paid', ...sale, amountTiyn: PRICE - 100 },
    { kind: 'dispensed', saleId: sale.saleId, by: 'assumed', valueTiyn: PRICE - 100 },
  );
  expect(await point.reconcile()).toMatchObject({
    code: 1,
    findings: [{ finding: 'total-differs', facts: { priceTiyn: PRICE - 100, totalTiyn: PRICE } }],
  });
});
