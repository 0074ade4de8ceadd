import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { PRICE, withTradePoint } from './trade-point.ts';

const point = withTradePoint('enhanced', {
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'Магазин 1' },
        { id: 13, name: 'Магазин 2' },
      ],
    },
  ],
});

test('sales of another contract are not compared', async () => {
  const { qrPaymentId } = await point.sell();
  const sale = { saleId: 'old', qrPaymentId: '15' };
  const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: PRICE };
  point.write(
    {
      kind: 'sale-opened',
      saleId: sale.saleId,
      externalId: 'x',
      provider: 'kaspi',
      item,
      binding: 'kaspi lite mtokentest.kaspi.kz',
    },
    { kind: 'purchase-known', ...sale, pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 },
    { kind: 'paid', ...sale, amountTiyn: PRICE },
  );
  const { code, reason, findings, summary } = await point.reconcile();
  // Neither good nor bad: what could be compared fits.
  expect([code, reason]).toEqual([1, 'not-compared']);
  expect(findings).toMatchObject([
    {
      finding: 'bound-elsewhere',
      severity: 'unknown',
      qrPaymentIds: ['15'],
      facts: { binding: 'kaspi lite mtokentest.kaspi.kz', now: 'kaspi enhanced localhost 180340021791' },
    },
  ]);
  expect(summary).toMatchObject({ purchases: 2, compared: 1 });
  expect(findings[0]?.qrPaymentIds).not.toContain(qrPaymentId);
});

test('the bank refuses with -99000003 because of another trade point', async () => {
  await point.newKiosk();
  await point.sell();
  point.harness.sandbox.faults.next('payment/details', { kind: 'status', statusCode: -99000003 });
  expect(await point.reconcile()).toMatchObject({
    code: 1,
    reason: 'not-compared',
    findings: [{ finding: 'other-trade-point', facts: { code: '-99000003' } }],
  });
});

test('a purchase of the organisation’s other trade point is compared as far as the bank answers', async () => {
  await point.newKiosk();
  const { client } = await point.harness.registered('enhanced', 'ELSEWHERE');
  const token = await client.registerDevice('KIOSK-13', '13');
  const created = token.ok ? await client.createQr(token.value, tiyn(PRICE)) : token;
  if (!created.ok) throw new Error(created.error.code);
  const sale = { saleId: 'moved', qrPaymentId: created.value.qrPaymentId };
  await point.pay(sale.qrPaymentId);
  const item = { productId: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTiyn: PRICE };
  point.write(
    { kind: 'sale-opened', saleId: sale.saleId, externalId: 'x', provider: 'kaspi', item, binding: null },
    { kind: 'purchase-known', ...sale, pollIntervalMs: 5_000, scanTimeoutMs: 180_000, confirmTimeoutMs: 65_000 },
    { kind: 'purchase-expired', ...sale },
  );
  expect(await point.reconcile()).toMatchObject({ code: 1, findings: [{ finding: 'paid-not-in-journal' }] });
});

test('a machine that was never registered with this configuration is not registered by the command', async () => {
  await point.newKiosk();
  await point.sell();
  const before = point.harness.sandbox.requests().length;
  writeFileSync(`${point.dataDirectory}/device.json`, '{}');
  const { code, reason, findings, summary } = await point.reconcile('--language', 'en');
  expect([code, reason, findings.map(({ finding }) => finding)]).toEqual([1, 'not-compared', ['not-asked']]);
  expect(summary.notAsked).toContain('has not been registered with this configuration');
  expect(point.harness.sandbox.requests()).toHaveLength(before);
});
