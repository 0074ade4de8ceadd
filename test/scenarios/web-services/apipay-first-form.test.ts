import { expect, it } from 'vitest';
import { done, invoiceRequest, withApiPay } from './harness.ts';

const apiPay = withApiPay({ port: 0, behaviour: { form: 'first' } });

it('the link of the first form is what there is to scan, and a whole refund is `refunded`', async () => {
  const { clock, provider, service } = apiPay();
  const { amountTiyn } = invoiceRequest();
  const { qrPaymentId, qrToken } = done(await provider.createPurchase(invoiceRequest()));
  expect(qrToken).toMatch(/^https:\/\/kaspi\.kz\/pay\//);
  service.play(qrPaymentId, 'pay');
  done(await provider.refund({ qrPaymentId, amountTiyn, refundQrId: null }));
  clock.advance(2000);
  expect(service.invoices()).toMatchObject([{ status: 'refunded' }]);
  expect(await provider.purchaseStatus(qrPaymentId)).toMatchObject({ value: { kind: 'processed' } });
  expect(await provider.purchaseDetails(qrPaymentId)).toMatchObject({ value: { refundableTiyn: 0 } });
});
