import { describe, expect, it } from 'vitest';
import { withHarness } from './harness.ts';

const DAY_MS = 86_400_000;
const harness = withHarness();

describe('remote payment (4.6)', () => {
  it.each([
    'phoneNumber=%2B7%20(707)%20777-77-77&deviceToken',
    'PhoneNumber=87077777777&DeviceToken',
    'PHONENUMBER=7077777777&devicetoken',
  ])('finds the customer by phone number: %s', async (query) => {
    const token = await harness().register('enhanced');
    const { text } = await harness().send('enhanced', `/remote/client-info?${query}=${token}`);
    expect(text).toBe('{"StatusCode":0,"Message":"OK","Data":{"ClientName":"Айгерим Н."}}');
  });

  it('is paid by the customer', async () => {
    const id = await harness().invoiceId(await harness().register('enhanced'));
    expect(await harness().paymentStatus(id, 'enhanced')).toBe('RemotePaymentCreated');
    expect(await harness().sandbox.phone.pay(id)).toEqual({ ok: true, value: { message: 'OK' } });
    expect(await harness().paymentStatus(id, 'enhanced')).toBe('Processed');
    expect(harness().sandbox.purchases()).toMatchObject([
      { id, kind: 'remote', qrToken: null, customer: 'customer', externalId: 'Заказ 15', amountTiyn: 30_000 },
    ]);
  });

  it('is rejected by the customer, once', async () => {
    const id = await harness().invoiceId(await harness().register('enhanced'));
    expect((await harness().sandbox.phone.reject(id)).ok).toBe(true);
    expect(await harness().paymentStatus(id, 'enhanced')).toBe('RemotePaymentRejected');
    expect(await harness().sandbox.phone.pay(id)).toMatchObject({
      ok: false,
      error: { statusCode: -999, message: 'pay is impossible in status RemotePaymentRejected' },
    });
  });

  it('expires after 24 hours', async () => {
    const id = await harness().invoiceId(await harness().register('enhanced'));
    harness().clock.advance(DAY_MS - 1);
    expect(await harness().paymentStatus(id, 'enhanced')).toBe('RemotePaymentCreated');
    harness().clock.advance(1);
    expect(harness().sandbox.purchases()[0]?.status).toBe('RemotePaymentExpired');
    expect((await harness().sandbox.phone.pay(id)).ok).toBe(false);
    expect(harness().clock.waiting).toBe(0);
  });

  it('is canceled by the partner; a second time changes nothing', async () => {
    const token = await harness().register('enhanced');
    const id = await harness().invoiceId(token);
    for (const _time of ['first', 'second']) {
      const { text } = await harness().send('enhanced', '/remote/cancel', {
        body: harness().body('enhanced', `"QrPaymentId":${id},"DeviceToken":"${token}"`),
      });
      expect(text).toBe('{"StatusCode":0,"Message":"OK","Data":{"Status":"RemotePaymentCanceled"}}');
    }
    expect((await harness().sandbox.phone.pay(id)).ok).toBe(false);
  });

  it('stays paid when it is canceled too late', async () => {
    const token = await harness().register('enhanced');
    const id = await harness().invoiceId(token);
    expect((await harness().sandbox.phone.pay(id)).ok).toBe(true);
    const { text } = await harness().send('enhanced', '/remote/cancel', {
      body: harness().body('enhanced', `"QrPaymentId":${id},"DeviceToken":"${token}"`),
    });
    expect(text).toBe('{"StatusCode":0,"Message":"OK","Data":{"Status":"Processed"}}');
  });

  it('can be refunded like any other purchase', async () => {
    const token = await harness().register('enhanced');
    const id = await harness().invoiceId(token);
    expect((await harness().sandbox.phone.pay(id)).ok).toBe(true);
    expect(
      await harness().code(
        harness().post('enhanced', '/payment/return', `"DeviceToken":"${token}","QrPaymentId":${id},"Amount":300.00`),
      ),
    ).toBe(0);
  });
});
