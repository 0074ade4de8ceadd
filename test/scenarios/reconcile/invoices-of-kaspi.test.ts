import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { KASPI_PHONE } from '../../../main/payments/kaspi/capabilities.ts';
import { serviceOf } from '../../../main/payments/registry.ts';
import { value } from '../../support/sandbox/method-proofs.ts';
import { phone } from '../web-services/harness.ts';
import { PRICE, withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced');

/** An invoice at Kaspi and in the journal, without its outcome. */
async function invoice(saleId: string): Promise<{ saleId: string; qrPaymentId: string }> {
  const phoneNumber = phone('87077777777');
  const request = { externalId: saleId, amountTiyn: tiyn(PRICE), method: KASPI_PHONE, phoneNumber };
  const asked = await point.provider.createPurchase(request);
  const { qrPaymentId } = value(asked);
  const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: PRICE };
  const binding = serviceOf({ kaspi: point.settings })?.capabilities.binding ?? null;
  point.write(
    { kind: 'sale-opened', saleId, externalId: saleId, provider: 'kaspi', item, binding },
    {
      kind: 'purchase-known',
      saleId,
      qrPaymentId,
      provider: 'kaspi',
      binding,
      method: KASPI_PHONE,
      amountTiyn: PRICE,
      phone: '67',
      asks: 'on-touch',
      pollIntervalMs: 5_000,
      scanTimeoutMs: 300_000,
      confirmTimeoutMs: 65_000,
    },
  );
  return { saleId, qrPaymentId };
}

test('an invoice that was paid unseen is found, and one that agrees or was rejected is not', async () => {
  const [agreed, unseen, rejected] = [await invoice('sale-a'), await invoice('sale-b'), await invoice('sale-c')];
  const customer = point.harness.sandbox.phone;
  expect((await customer.pay(agreed.qrPaymentId)).ok).toBe(true);
  expect((await customer.pay(unseen.qrPaymentId)).ok).toBe(true);
  expect((await customer.reject(rejected.qrPaymentId)).ok).toBe(true);
  point.write(
    { kind: 'paid', ...agreed, amountTiyn: PRICE },
    { kind: 'dispensed', saleId: agreed.saleId, by: 'assumed', valueTiyn: PRICE },
    { kind: 'purchase-expired', ...unseen },
    { kind: 'purchase-failed', ...rejected, status: 'cancelled' },
  );
  const { code, findings, summary } = await point.reconcile('--language', 'en');
  expect(findings.map(({ finding, qrPaymentIds, facts }) => [finding, ...qrPaymentIds, facts['amountTiyn']])).toEqual([
    ['paid-not-in-journal', unseen.qrPaymentId, PRICE],
  ]);
  expect([code, summary.compared, summary.notAsked]).toEqual([1, 3, null]);
});
