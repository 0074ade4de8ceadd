import { expect, it, vi } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { silentLog } from '../../support/fakes/silent-log.ts';
import { codeRequest, done, withByFly } from './harness.ts';

const byFly = withByFly();

async function payment(more = {}): Promise<string> {
  const { qrPaymentId } = done(await byFly().provider.createPurchase(codeRequest(more)));
  byFly().clock.advance(1500);
  return qrPaymentId;
}

async function status(id: string): Promise<unknown> {
  const asked = await byFly().provider.purchaseStatus(id);
  byFly().clock.advance(1500);
  return asked.ok ? asked.value : asked.error.code;
}

it('offers a code with the commission that the service answers', async () => {
  const { provider } = byFly();
  expect(await provider.connect()).toEqual({ ok: true, value: { tradePoint: null } });
  const gold = await provider.createPurchase(codeRequest());
  expect(gold).toMatchObject({
    ok: true,
    value: { commission: { rate: 100, amountTiyn: 10_000 }, scanTimeoutMs: 300_000, pollIntervalMs: 1500 },
  });
  expect(gold.ok ? gold.value.qrToken : '').toMatch(/^https:\/\/qr\.kaspi\.kz\//);
  const credit = await provider.createPurchase(codeRequest({ method: 'byfly-kaspi_credit' }));
  expect(credit).toMatchObject({ value: { commission: { rate: 1400, amountTiyn: 140_000 } } });
  const small = await provider.createPurchase(codeRequest({ amountTiyn: tiyn(45_000) }));
  expect(small).toMatchObject({ value: { commission: { amountTiyn: 450 } } });
});

it('asks whether the service is there without a line of a failure in the log', async () => {
  const failed = vi.spyOn(silentLog, 'write');
  expect(await byFly().provider.ping()).toMatchObject({ ok: true });
  expect(failed.mock.calls.map(([level]) => level)).toEqual(['info']);
  failed.mockRestore();
});

it('counts what has come in, not the word', async () => {
  const { service } = byFly();
  const id = await payment();
  expect(await status(id)).toEqual({ kind: 'created' });
  service.pay(id, 600_000);
  expect(await status(id)).toEqual({ kind: 'part-paid', amountTiyn: 600_000, isOpen: true });
  service.faults.next('payment/status', { kind: 'purchase-status', status: 'paid' });
  expect(await status(id)).toEqual({ kind: 'part-paid', amountTiyn: 600_000, isOpen: false });
  service.pay(id, 500_000);
  expect(await status(id)).toEqual({ kind: 'processed', amountTiyn: 1_100_000 });
});

it('a cancelled payment keeps what was paid of it', async () => {
  const { provider, service } = byFly();
  const [partly, unpaid, paid] = [await payment(), await payment(), await payment()];
  service.pay(partly, 100);
  service.pay(paid);
  expect(await provider.cancelPurchase(partly)).toEqual({
    ok: true,
    value: { kind: 'part-paid', amountTiyn: 100, isOpen: false },
  });
  expect(await provider.cancelPurchase(unpaid)).toEqual({ ok: true, value: { kind: 'failed', name: 'cancelled' } });
  expect(await provider.cancelPurchase(paid)).toMatchObject({ value: { kind: 'processed', amountTiyn: 1_010_000 } });
});

it('is asked at most once a second', async () => {
  const { clock, provider, service } = byFly();
  const id = await payment();
  done(await provider.purchaseStatus(id));
  clock.advance(400);
  expect(await provider.purchaseStatus(id)).toMatchObject({ error: { code: 'TOO-SOON', notSentForMs: 600 } });
  clock.advance(600);
  expect(await provider.purchaseStatus(id)).toMatchObject({ ok: true });
  expect(service.violations()).toEqual([]);
});

it('a wrong token switches it off, and a method that it does not have refuses the sale', async () => {
  const { provider, service } = byFly();
  expect(await provider.createPurchase(codeRequest({ method: 'byfly-kaspi_gold2' }))).toMatchObject({
    error: { action: 'refuse-sale', code: 'METHOD' },
  });
  service.faults.next('payment/init', { kind: 'http', httpStatus: 401, body: '{"success":false}' });
  expect(await provider.createPurchase(codeRequest())).toMatchObject({ error: { action: 'payments-off' } });
});

it('a lost answer to either request leaves nothing that can be paid unseen', async () => {
  const { provider, service } = byFly();
  service.faults.next('payment/init', { kind: 'reset', work: 'done' });
  expect(await provider.createPurchase(codeRequest())).toMatchObject({ error: { action: 'retry' } });
  service.faults.next('payment/kaspi', { kind: 'garbage' });
  expect(await provider.createPurchase(codeRequest())).toMatchObject({ error: { action: 'retry' } });
});

it('gives nothing back, and does not claim that something went back', async () => {
  const { provider, service } = byFly();
  const id = await payment();
  expect(await provider.purchaseDetails(id)).toEqual({ ok: true, value: { totalTiyn: 0, refundableTiyn: 0 } });
  service.faults.next('payment/details', { kind: 'purchase-status', status: 'paid' });
  expect(await provider.purchaseDetails(id)).toMatchObject({ ok: false, error: { action: 'retry' } });
  service.pay(id);
  expect(await provider.purchaseDetails(id)).toEqual({
    ok: true,
    value: { totalTiyn: 1_010_000, refundableTiyn: 1_010_000 },
  });
  expect(await provider.refund()).toMatchObject({ ok: false, error: { action: 'final', code: 'BY-HAND' } });
});
