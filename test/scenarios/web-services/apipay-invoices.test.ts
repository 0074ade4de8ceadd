import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { rewriting } from '../../support/payment-contract/sandbox-worlds.ts';
import { done, invoiceRequest, phone, withApiPay } from './harness.ts';

const apiPay = withApiPay();
const NOTHING = { ok: true, value: { purchases: [], isWhole: true } };

async function invoice(more = {}): Promise<string> {
  return done(await apiPay().provider.createPurchase(invoiceRequest(more))).qrPaymentId;
}

describe('an invoice by ApiPay', () => {
  it('is sent in whole tenge to 8XXXXXXXXXX, with our number, and paid', async () => {
    const { provider, service } = apiPay();
    expect(await provider.connect()).toEqual({ ok: true, value: { tradePoint: null } });
    const created = await provider.createPurchase(invoiceRequest());
    const [sent] = service.invoices();
    expect(sent).toMatchObject({ phone: '87001234567', amountTiyn: 45_000, externalOrderId: 'SALE-1' });
    expect(created).toMatchObject({
      ok: true,
      value: { qrPaymentId: sent?.id, qrToken: null, scanTimeoutMs: 300_000 },
    });
    expect(await provider.purchaseStatus(String(sent?.id))).toEqual({ ok: true, value: { kind: 'created' } });
    service.play(String(sent?.id), 'pay');
    expect(await provider.purchaseStatus(String(sent?.id))).toEqual({
      ok: true,
      value: { kind: 'processed', amountTiyn: 45_000 },
    });
  });

  it('is found by our number after a lost answer, so that no second one is sent', async () => {
    const { provider, service } = apiPay();
    service.faults.next('invoices/create', { kind: 'reset', work: 'done' });
    expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: false, error: { action: 'retry' } });
    const found = await provider.findPurchases(invoiceRequest(), true);
    const purchases = [{ qrPaymentId: service.invoices()[0]?.id, amountTiyn: 45_000, status: { kind: 'created' } }];
    expect(found).toMatchObject({ ok: true, value: { purchases, isWhole: true } });
    expect(await provider.findPurchases(invoiceRequest({ externalId: 'SALE-2' }), true)).toEqual(NOTHING);
  });

  it('is not taken for one that does not exist where the list does not say so', async () => {
    const { provider, service } = apiPay();
    await invoice();
    const find = (): ReturnType<typeof provider.findPurchases> => provider.findPurchases(invoiceRequest(), false);
    service.faults.next('invoices/list', { kind: 'purchase-status', status: 'on_hold' });
    expect(await find()).toMatchObject({ value: { purchases: [{ status: { kind: 'unknown', name: 'on_hold' } }] } });
    service.faults.next('invoices/list', rewriting('external_order_id', 'null'));
    expect(await find()).toEqual({ ok: true, value: { purchases: [], isWhole: false } });
    const body = '{"data":[{"id":"1","external_order_id":"SALE-1"}]}';
    service.faults.next('invoices/list', { kind: 'http', httpStatus: 200, body });
    expect(await find()).toEqual({ ok: true, value: { purchases: [], isWhole: false } });
    service.faults.next('invoices/list', { kind: 'purchase-status', status: 'expired' });
    expect(await find()).toEqual(NOTHING);
  });

  it('is cancelled by request; a payment in the same second wins', async () => {
    const { clock, provider, service } = apiPay();
    const [first, second] = [await invoice(), await invoice({ externalId: 'SALE-2' })];
    expect(await provider.cancelPurchase(first)).toEqual({ ok: true, value: { kind: 'cancelling' } });
    done(await provider.cancelPurchase(second));
    service.play(second, 'pay');
    clock.advance(1000);
    expect(await provider.cancelPurchase(first)).toEqual({ ok: true, value: { kind: 'failed', name: 'cancelled' } });
    expect(await provider.cancelPurchase(second)).toMatchObject({ ok: true, value: { kind: 'processed' } });
  });

  it('is refunded in parts; the money is back only when the refund is completed', async () => {
    const { clock, provider, service } = apiPay();
    const id = await invoice();
    service.play(id, 'pay');
    const refund = done(await provider.refund({ qrPaymentId: id, amountTiyn: tiyn(20_000), refundQrId: null }));
    expect(await provider.refundProgress(id, refund)).toEqual({ ok: true, value: { kind: 'pending' } });
    expect(await provider.purchaseDetails(id)).toEqual({
      ok: true,
      value: { totalTiyn: 45_000, refundableTiyn: 25_000 },
    });
    clock.advance(2000);
    expect(await provider.refundProgress(id, refund)).toEqual({ ok: true, value: { kind: 'done' } });
    service.play(id, 'fail-refunds');
    expect(await provider.refundProgress(id, refund)).toMatchObject({ value: { kind: 'failed' } });
    expect(await provider.purchaseDetails(id)).toMatchObject({ value: { refundableTiyn: 45_000 } });
  });

  it('asks about many in the background with one request', async () => {
    const { clock, provider, service } = apiPay();
    const ids = [await invoice(), await invoice({ externalId: 'SALE-2' })];
    const before = service.requests().length;
    const asked = Promise.all(ids.map((id) => provider.purchaseStatus(id, false)));
    clock.advance(1000);
    expect(await asked).toEqual(ids.map(() => ({ ok: true, value: { kind: 'created' } })));
    expect(service.requests().slice(before)).toMatchObject([{ operation: 'invoices/status-check' }]);
  });
});

describe('what goes wrong with ApiPay', () => {
  it('tiyn are not offered to it', async () => {
    const { provider, service } = apiPay();
    const refused = await provider.createPurchase(invoiceRequest({ amountTiyn: tiyn(45_050) }));
    expect(refused).toMatchObject({ ok: false, error: { action: 'refuse-sale', code: 'WHOLE-TENGE' } });
    expect(service.requests()).toEqual([]);
  });

  it('a key that is revoked in mid-sale switches payments off, and a corrected one is taken in without a restart', async () => {
    const { provider, secretFile } = apiPay();
    const id = await invoice();
    const key = await readFile(secretFile, 'utf8');
    await writeFile(secretFile, 'another-key-for-now');
    expect(await provider.ping()).toEqual({ ok: true, value: undefined });
    expect(await provider.purchaseStatus(id)).toMatchObject({
      ok: false,
      error: { action: 'payments-off', problem: { reason: 'api-key-refused' } },
    });
    await writeFile(secretFile, `${key}\n`);
    done(await provider.ping());
    expect(await provider.purchaseStatus(id)).toMatchObject({ ok: true });
  });

  it('an unknown word is neither paid nor failed', async () => {
    const { provider, service } = apiPay();
    const id = await invoice();
    service.faults.next('invoices/get', { kind: 'purchase-status', status: 'PAID_MAYBE' });
    expect(await provider.purchaseStatus(id)).toEqual({ ok: true, value: { kind: 'unknown', name: 'PAID_MAYBE' } });
  });

  it('an answer about another invoice decides nothing', async () => {
    const { provider, service } = apiPay();
    const [first, second] = [await invoice(), await invoice({ externalId: 'SALE-2' })];
    service.play(second, 'pay');
    service.faults.next('invoices/get', { kind: 'reworded', find: `"id":${first}`, put: `"id":${second}` });
    expect(await provider.purchaseStatus(first)).toMatchObject({ ok: false, error: { action: 'retry' } });
  });

  it('an invoice of another amount is not shown; it is found with the amount that the list says', async () => {
    const { provider, service } = apiPay();
    const another = { kind: 'reworded', find: '450.00', put: '45.00' } as const;
    service.faults.next('invoices/create', another);
    expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: false, error: { action: 'retry' } });
    service.faults.next('invoices/list', another);
    const purchases = [{ amountTiyn: 4_500, status: { kind: 'created' } }];
    expect(await provider.findPurchases(invoiceRequest(), true)).toMatchObject({ ok: true, value: { purchases } });
  });

  it.each([
    ['a page', { kind: 'html-502' }, 'retry'],
    ['nothing', { kind: 'empty' }, 'retry'],
    ['garbage', { kind: 'garbage' }, 'retry'],
    ['half of it', { kind: 'truncated' }, 'retry'],
    ['a login page', { kind: 'http', httpStatus: 302, headers: { Location: 'https://wifi.example/' } }, 'retry'],
    ['500', { kind: 'http', httpStatus: 500, body: '{"message":"Server Error"}' }, 'retry'],
    ['403', { kind: 'http', httpStatus: 403, body: '{"message":"Forbidden"}' }, 'payments-off'],
    ['the session', { kind: 'http', httpStatus: 503, body: '{"error":"kaspi_session_invalid"}' }, 'payments-off'],
    ['a phone', { kind: 'http', httpStatus: 422, body: '{"error":"client_not_found"}' }, 'phone-refused'],
    ['an amount', { kind: 'http', httpStatus: 422, body: '{"message":"amount too large"}' }, 'refuse-sale'],
  ] as const)('%s in place of the answer has an action', async (_name, fault, action) => {
    const { provider, service } = apiPay();
    service.faults.next('invoices/create', fault);
    expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: false, error: { action } });
  });

  it('a telephone number is in no failure', async () => {
    const { provider, service } = apiPay();
    service.faults.next('invoices/create', { kind: 'reset', work: 'undone' });
    const failed = await provider.createPurchase(invoiceRequest({ phoneNumber: phone('+77055554321') }));
    expect(JSON.stringify(failed)).not.toContain('5554321');
  });
});
