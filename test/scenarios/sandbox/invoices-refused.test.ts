import { describe, expect, it } from 'vitest';
import { withHarness } from './harness.ts';

const MINUTE_MS = 60_000;
const harness = withHarness({
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'Магазин 1' },
        { id: 14, name: 'Закрыт', disabled: true },
      ],
    },
  ],
});

function lookUp(token: string, phoneNumber = '87077777777'): Promise<number> {
  return harness().code(
    harness().get('enhanced', `/remote/client-info?phoneNumber=${phoneNumber}&deviceToken=${token}`),
  );
}

describe('phone numbers', () => {
  it.each<[string, number, number]>([
    ['12345', -1401, -1401],
    ['87099999999', -1404, -1404],
    ['87022222222', 990000032, 990000032],
    // A customer whose name is hidden can still be sent an invoice.
    ['87033333333', 990000031, 0],
  ])('%s: client-info answers %i, create answers %i', async (phoneNumber, found, created) => {
    const token = await harness().register('enhanced');
    expect(await lookUp(token, phoneNumber)).toBe(found);
    expect(await harness().code(harness().invoice(token, { phoneNumber }))).toBe(created);
  });

  it('can be looked up 50 times a minute on one device (990000029)', async () => {
    const [token, other] = [await harness().register('enhanced'), await harness().register('enhanced', 12, 'OTHER')];
    const codes: number[] = [];
    for (let count = 0; count < 51; count += 1) codes.push(await lookUp(token));
    expect(codes).toEqual([...Array.from({ length: 50 }, () => 0), 990000029]);
    expect(harness().rules()).toEqual(['look-ups']);
    expect(await lookUp(other)).toBe(0);
    harness().clock.advance(MINUTE_MS);
    expect(await lookUp(token)).toBe(0);
  });
});

describe('remote/create and remote/cancel', () => {
  it('check devices, trade points and amounts', async () => {
    const token = await harness().register('enhanced');
    expect(await harness().code(harness().invoice('2be4cc91'))).toBe(-1501);
    expect(await harness().code(harness().invoice(await harness().register('enhanced', 14)))).toBe(990000018);
    expect(await harness().code(harness().invoice(token, { amount: '0.00' }))).toBe(990000028);
  });

  it('refuse the sixth open invoice of one customer (99000010)', async () => {
    const token = await harness().register('enhanced');
    for (let count = 0; count < 5; count += 1) expect(await harness().code(harness().invoice(token))).toBe(0);
    expect(await harness().code(harness().invoice(token))).toBe(99000010);
    expect((await harness().sandbox.phone.reject(harness().sandbox.purchases()[0]?.id ?? '')).ok).toBe(true);
    expect(await harness().code(harness().invoice(token))).toBe(0);
  });

  it('cancel only invoices (-99000001)', async () => {
    const token = await harness().register('enhanced');
    const qr = await harness().create('enhanced', token);
    for (const id of [qr, '35134863']) {
      expect(
        await harness().code(
          harness().post('enhanced', '/remote/cancel', `"QrPaymentId":${id},"DeviceToken":"${token}"`),
        ),
      ).toBe(-99000001);
    }
    expect(await harness().paymentStatus(qr, 'enhanced')).toBe('QrTokenCreated');
  });
});
