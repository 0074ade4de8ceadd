import { describe, expect, it } from 'vitest';
import { withHarness } from './harness.ts';

const harness = withHarness({
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'Магазин 1' },
        { id: 13, name: 'Магазин 2', withoutPartialReturns: true },
        { id: 14, name: 'Закрыт', disabled: true },
      ],
    },
  ],
});

const UNKNOWN = '2be4cc91-5895-48f8-8bc2-86c7bd419b3b';

function back(fields: { token: string; id: string; returnId: string; amount?: string }): Promise<number> {
  const { amount = '200.00', id, returnId, token } = fields;
  return harness().code(
    harness().post(
      'standard',
      '/payment/return',
      `"DeviceToken":"${token}","QrPaymentId":${id},"QrReturnId":${returnId},"Amount":${amount}`,
    ),
  );
}

describe('payment/return (3.4.5) refuses', () => {
  it('unknown devices (-1501) and deleted ones (-1502)', async () => {
    const token = await harness().register();
    const fields = { token, id: await harness().paid(token), returnId: await harness().scannedReturn(token) };
    expect(await back({ ...fields, token: UNKNOWN })).toBe(-1501);
    await harness().post('standard', '/device/delete', `"DeviceToken":"${token}"`);
    expect(await back(fields)).toBe(-1502);
  });

  it('unknown purchases (-99000001) and unknown refunds (-1601)', async () => {
    const token = await harness().register();
    const fields = { token, id: await harness().paid(token), returnId: await harness().scannedReturn(token) };
    expect(await back({ ...fields, id: '35134863' })).toBe(-99000001);
    expect(await back({ ...fields, returnId: '35134863' })).toBe(-1601);
    // The numbers of purchases are no numbers of refunds.
    expect(await back({ ...fields, returnId: fields.id })).toBe(-1601);
  });

  it('refunds that were not scanned yet (-99000006)', async () => {
    const token = await harness().register();
    expect(await back({ token, id: await harness().paid(token), returnId: await harness().createReturn(token) })).toBe(
      -99000006,
    );
  });

  it('purchases of another customer than the one who scanned (-99000001)', async () => {
    const token = await harness().register();
    expect(
      await back({
        token,
        id: await harness().paid(token),
        returnId: await harness().scannedReturn(token, 'neighbour'),
      }),
    ).toBe(-99000001);
    expect(harness().rules()).toEqual(['foreign-purchase']);
  });

  it('purchases of another trade point (-99000003)', async () => {
    const [here, there] = [await harness().register(), await harness().register('standard', 13)];
    expect(
      await back({ token: here, id: await harness().paid(there), returnId: await harness().scannedReturn(here) }),
    ).toBe(-99000003);
    expect(harness().rules()).toEqual(['foreign-purchase']);
  });

  it('a trade point that is closed (990000018)', async () => {
    const closed = await harness().register('standard', 14);
    expect(await back({ token: closed, id: '15', returnId: '15' })).toBe(990000018);
    expect(await harness().code(harness().post('standard', '/return/create', `"DeviceToken":"${closed}"`))).toBe(
      990000018,
    );
  });

  it('purchases that were not paid (-99000011), and shows that nothing can be refunded', async () => {
    const token = await harness().register();
    const id = await harness().create('standard', token);
    expect((await harness().sandbox.phone.scan(id)).ok).toBe(true);
    expect(await back({ token, id, returnId: await harness().scannedReturn(token) })).toBe(-99000011);
    expect(
      (await harness().send('standard', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`)).text,
    ).toContain('"AvailableReturnAmount":0.00');
  });

  it('more than is left (-99000005), and invalid amounts (-99000006)', async () => {
    const token = await harness().register();
    const fields = { token, id: await harness().paid(token), returnId: await harness().scannedReturn(token) };
    expect(await back({ ...fields, amount: '200.01' })).toBe(-99000005);
    expect(await back({ ...fields, amount: '0.00' })).toBe(-99000006);
    expect(await back({ ...fields, amount: '1.005' })).toBe(-99000006);
    expect(harness().sandbox.purchases()[0]?.returnedTiyn).toBe(0);
  });

  it('a part where only the whole can be refunded (-99000020)', async () => {
    const token = await harness().register('standard', 13);
    const fields = { token, id: await harness().paid(token), returnId: await harness().scannedReturn(token) };
    expect(await back({ ...fields, amount: '100.00' })).toBe(-99000020);
    expect(await back(fields)).toBe(0);
  });
});

describe('the other methods of a refund refuse', () => {
  it('lists and details that do not exist (-1601)', async () => {
    const token = await harness().register();
    const list = (returnId: string): Promise<number> =>
      harness().code(
        harness().post('standard', '/return/operations', `"DeviceToken":"${token}","QrReturnId":${returnId}`),
      );
    expect(await list('35134863')).toBe(-1601);
    expect(await list(await harness().createReturn(token))).toBe(-1601);
    expect(await harness().code(harness().get('standard', '/return/status/35134863'))).toBe(-1601);
    expect(
      await harness().code(harness().get('standard', `/payment/details?QrPaymentId=35134863&DeviceToken=${token}`)),
    ).toBe(-1601);
  });

  it('a scan after the time limit, and a second one', async () => {
    const token = await harness().register();
    const late = await harness().createReturn(token);
    harness().clock.advance(180_000);
    expect(await harness().sandbox.phone.scanReturn(late)).toMatchObject({
      ok: false,
      error: { statusCode: -999, message: 'the QR token has expired' },
    });
    expect(await harness().status('standard', `/return/status/${late}`)).toBe('Error');
    const twice = await harness().scannedReturn(token);
    expect((await harness().sandbox.phone.scanReturn(twice, { customer: 'neighbour' })).ok).toBe(false);
    expect(harness().sandbox.returns().at(-1)?.customer).toBe('customer');
  });
});
