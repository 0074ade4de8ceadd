import { expect, it } from 'vitest';
import { done, invoiceRequest, withApiPay } from './harness.ts';

const asked = withApiPay();
const limited = withApiPay({ port: 0, behaviour: { requestsPerMinute: 1 } });
const first = withApiPay({ port: 0, behaviour: { requestsPerMinute: 1, form: 'first' } });

it('the kiosk keeps to sixty requests a minute by itself, and leaves room for an action', async () => {
  const { clock, provider, service } = asked();
  const id = done(await provider.createPurchase(invoiceRequest())).qrPaymentId;
  for (let count = 0; count < 47; count += 1) expect(await provider.purchaseStatus(id)).toMatchObject({ ok: true });
  expect(await provider.purchaseStatus(id)).toMatchObject({
    ok: false,
    error: { action: 'retry', code: 'BUDGET', notSentForMs: 60_001 },
  });
  expect(await provider.cancelPurchase(id)).toMatchObject({ ok: true });
  expect(service.violations()).toEqual([]);
  clock.advance(60_001);
  expect(await provider.purchaseStatus(id)).toMatchObject({ ok: true });
});

it.each([
  ['by its header', limited],
  ['in its body', first],
])('a pause that the service asks for %s is obeyed', async (_where, harness) => {
  const { clock, provider, service } = harness();
  done(await provider.connect());
  expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: false, error: { action: 'retry' } });
  const before = service.requests().length;
  expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ error: { code: 'RETRY-AFTER' } });
  expect(service.requests()).toHaveLength(before);
  clock.advance(60_000);
  expect(await provider.createPurchase(invoiceRequest())).toMatchObject({ ok: true });
});
