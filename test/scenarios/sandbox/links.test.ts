import { describe, expect, it } from 'vitest';
import { withHarness } from './harness.ts';
import { present } from './support.ts';

const harness = withHarness({ behaviour: { firstQrPaymentId: 9007199254741993n } });

describe('qr/create-link (2.3.2, 3.3.2, 4.3.2)', () => {
  it.each(['lite', 'standard', 'enhanced'] as const)(
    'answers the names of the specification in scheme %s',
    async (scheme) => {
      const token = await harness().register(scheme);
      const { text } = await harness().send(scheme, '/qr/create-link', {
        body: harness().body(scheme, `"DeviceToken":"${token}","Amount":200.00,"ExternalId":"15"`),
      });
      expect(text).toMatch(
        /^\{"StatusCode":0,"Message":"OK","Data":\{"PaymentLink":"https:\/\/pay\.kaspi\.kz\/pay\/\d{41}","ExpireDate":"2026-07-01T10:33:00\+05","PaymentId":9007199254741993,"PaymentMethods":\["Gold","Red","Loan"\],"PaymentBehaviorOptions":\{"StatusPollingInterval":5,"LinkActivationWaitTimeout":180,"PaymentConfirmationTimeout":65\}\}\}$/,
      );
    },
  );

  it('creates a purchase with the statuses of one with a QR', async () => {
    const { PaymentId: id } = await harness().createLink('lite', await harness().register('lite'));
    expect(await harness().paymentStatus(id, 'lite')).toBe('QrTokenCreated');
    expect((await harness().sandbox.phone.scan(id)).ok).toBe(true);
    expect(await harness().paymentStatus(id, 'lite')).toBe('Wait');
    expect((await harness().sandbox.phone.confirm(id)).ok).toBe(true);
    expect(await harness().paymentStatus(id, 'lite')).toBe('Processed');
    expect(present(harness().sandbox.purchases()[0])).toMatchObject({
      id,
      kind: 'link',
      customer: 'customer',
      tradePointId: '12',
    });
  });
});
