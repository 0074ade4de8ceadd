import { describe, expect, it } from 'vitest';
import { withBench } from './harness.ts';

const DAY_MS = 86_400_000;
const bench = withBench();

describe('remote payment (4.6)', () => {
  it.each([
    'phoneNumber=%2B7%20(707)%20777-77-77&deviceToken',
    'PhoneNumber=87077777777&DeviceToken',
    'PHONENUMBER=7077777777&devicetoken',
  ])('finds the customer by phone number: %s', async (query) => {
    const token = await bench().register('enhanced');
    const { text } = await bench().send('enhanced', `/remote/client-info?${query}=${token}`);
    expect(text).toBe('{"StatusCode":0,"Message":"OK","Data":{"ClientName":"Айгерим Н."}}');
  });

  it('is paid by the customer', async () => {
    const id = await bench().invoiceId(await bench().register('enhanced'));
    expect(await bench().paymentStatus(id, 'enhanced')).toBe('RemotePaymentCreated');
    expect(await bench().sandbox.phone.pay(id)).toEqual({ ok: true, value: { message: 'OK' } });
    expect(await bench().paymentStatus(id, 'enhanced')).toBe('Processed');
    expect(bench().sandbox.purchases()).toMatchObject([
      { id, kind: 'remote', qrToken: null, customer: 'customer', externalId: 'Заказ 15', amountTiyn: 30_000 },
    ]);
  });

  it('is rejected by the customer, once', async () => {
    const id = await bench().invoiceId(await bench().register('enhanced'));
    expect((await bench().sandbox.phone.reject(id)).ok).toBe(true);
    expect(await bench().paymentStatus(id, 'enhanced')).toBe('RemotePaymentRejected');
    expect(await bench().sandbox.phone.pay(id)).toMatchObject({
      ok: false,
      error: { statusCode: -999, message: 'pay is impossible in status RemotePaymentRejected' },
    });
  });

  it('expires after 24 hours', async () => {
    const id = await bench().invoiceId(await bench().register('enhanced'));
    bench().clock.advance(DAY_MS - 1);
    expect(await bench().paymentStatus(id, 'enhanced')).toBe('RemotePaymentCreated');
    bench().clock.advance(1);
    expect(bench().sandbox.purchases()[0]?.status).toBe('RemotePaymentExpired');
    expect((await bench().sandbox.phone.pay(id)).ok).toBe(false);
    expect(bench().clock.waiting).toBe(0);
  });

  it('is canceled by the partner; a second time changes nothing', async () => {
    const token = await bench().register('enhanced');
    const id = await bench().invoiceId(token);
    for (const _time of ['first', 'second']) {
      const { text } = await bench().send('enhanced', '/remote/cancel', {
        body: bench().body('enhanced', `"QrPaymentId":${id},"DeviceToken":"${token}"`),
      });
      expect(text).toBe('{"StatusCode":0,"Message":"OK","Data":{"Status":"RemotePaymentCanceled"}}');
    }
    expect((await bench().sandbox.phone.pay(id)).ok).toBe(false);
  });

  it('stays paid when it is canceled too late', async () => {
    const token = await bench().register('enhanced');
    const id = await bench().invoiceId(token);
    expect((await bench().sandbox.phone.pay(id)).ok).toBe(true);
    const { text } = await bench().send('enhanced', '/remote/cancel', {
      body: bench().body('enhanced', `"QrPaymentId":${id},"DeviceToken":"${token}"`),
    });
    expect(text).toBe('{"StatusCode":0,"Message":"OK","Data":{"Status":"Processed"}}');
  });

  it('can be given back like any other purchase', async () => {
    const token = await bench().register('enhanced');
    const id = await bench().invoiceId(token);
    expect((await bench().sandbox.phone.pay(id)).ok).toBe(true);
    expect(
      await bench().code(
        bench().post('enhanced', '/payment/return', `"DeviceToken":"${token}","QrPaymentId":${id},"Amount":300.00`),
      ),
    ).toBe(0);
  });
});
