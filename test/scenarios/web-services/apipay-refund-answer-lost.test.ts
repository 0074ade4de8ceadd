import { expect, it } from 'vitest';
import { tiyn } from '../../../app/money/money.ts';
import { LAST_REFUND } from '../../../app/payment/settling.ts';
import { done, invoiceRequest, withApiPay } from './harness.ts';

const apiPay = withApiPay();

it('the refund whose number was lost is the last one', async () => {
  const { clock, provider, service } = apiPay();
  const id = done(await provider.createPurchase(invoiceRequest())).qrPaymentId;
  service.play(id, 'pay');
  done(await provider.refund({ qrPaymentId: id, amountTiyn: tiyn(10_000), refundQrId: null }));
  service.play(id, 'fail-refunds');
  service.faults.next('invoices/refund', { kind: 'reset', work: 'done' });
  const refunded = await provider.refund({ qrPaymentId: id, amountTiyn: tiyn(20_000), refundQrId: null });
  expect(refunded).toMatchObject({ ok: false, error: { action: 'retry' } });
  expect(await provider.refundProgress(id, LAST_REFUND)).toEqual({ ok: true, value: { kind: 'pending' } });
  clock.advance(2_000);
  expect(await provider.refundProgress(id, LAST_REFUND)).toEqual({ ok: true, value: { kind: 'done' } });
});
