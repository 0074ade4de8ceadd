import { describe, expect, it } from 'vitest';
import { withBench } from './harness.ts';

const bench = withBench({
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
  return bench().code(
    bench().post(
      'standard',
      '/payment/return',
      `"DeviceToken":"${token}","QrPaymentId":${id},"QrReturnId":${returnId},"Amount":${amount}`,
    ),
  );
}

describe('payment/return (3.4.5) refuses', () => {
  it('devices that it does not know (-1501) or that were deleted (-1502)', async () => {
    const token = await bench().register();
    const fields = { token, id: await bench().paid(token), returnId: await bench().scannedReturn(token) };
    expect(await back({ ...fields, token: UNKNOWN })).toBe(-1501);
    await bench().post('standard', '/device/delete', `"DeviceToken":"${token}"`);
    expect(await back(fields)).toBe(-1502);
  });

  it('unknown purchases (-99000001) and unknown refunds (-1601)', async () => {
    const token = await bench().register();
    const fields = { token, id: await bench().paid(token), returnId: await bench().scannedReturn(token) };
    expect(await back({ ...fields, id: '35134863' })).toBe(-99000001);
    expect(await back({ ...fields, returnId: '35134863' })).toBe(-1601);
    // The numbers of purchases are no numbers of refunds.
    expect(await back({ ...fields, returnId: fields.id })).toBe(-1601);
  });

  it('refunds that nobody has scanned yet (-99000006)', async () => {
    const token = await bench().register();
    expect(await back({ token, id: await bench().paid(token), returnId: await bench().createReturn(token) })).toBe(
      -99000006,
    );
  });

  it('purchases of another customer than the one who scanned (-99000001)', async () => {
    const token = await bench().register();
    expect(
      await back({ token, id: await bench().paid(token), returnId: await bench().scannedReturn(token, 'neighbour') }),
    ).toBe(-99000001);
    expect(bench().rules()).toEqual(['foreign-purchase']);
  });

  it('purchases of another trade point (-99000003)', async () => {
    const [here, there] = [await bench().register(), await bench().register('standard', 13)];
    expect(
      await back({ token: here, id: await bench().paid(there), returnId: await bench().scannedReturn(here) }),
    ).toBe(-99000003);
    expect(bench().rules()).toEqual(['foreign-purchase']);
  });

  it('a trade point that is closed (990000018)', async () => {
    const closed = await bench().register('standard', 14);
    expect(await back({ token: closed, id: '15', returnId: '15' })).toBe(990000018);
    expect(await bench().code(bench().post('standard', '/return/create', `"DeviceToken":"${closed}"`))).toBe(990000018);
  });

  it('purchases that were not paid (-99000011), and shows that nothing can be given back', async () => {
    const token = await bench().register();
    const id = await bench().create('standard', token);
    expect((await bench().sandbox.phone.scan(id)).ok).toBe(true);
    expect(await back({ token, id, returnId: await bench().scannedReturn(token) })).toBe(-99000011);
    expect((await bench().send('standard', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`)).text).toContain(
      '"AvailableReturnAmount":0.00',
    );
  });

  it('more than is left (-99000005), and amounts that are none (-99000006)', async () => {
    const token = await bench().register();
    const fields = { token, id: await bench().paid(token), returnId: await bench().scannedReturn(token) };
    expect(await back({ ...fields, amount: '200.01' })).toBe(-99000005);
    expect(await back({ ...fields, amount: '0.00' })).toBe(-99000006);
    expect(await back({ ...fields, amount: '1.005' })).toBe(-99000006);
    expect(bench().sandbox.purchases()[0]?.returnedTiyn).toBe(0);
  });

  it('a part where only the whole can be given back (-99000020)', async () => {
    const token = await bench().register('standard', 13);
    const fields = { token, id: await bench().paid(token), returnId: await bench().scannedReturn(token) };
    expect(await back({ ...fields, amount: '100.00' })).toBe(-99000020);
    expect(await back(fields)).toBe(0);
  });
});

describe('the other methods of a refund refuse', () => {
  it('lists and details of what is not there (-1601)', async () => {
    const token = await bench().register();
    const list = (returnId: string): Promise<number> =>
      bench().code(bench().post('standard', '/return/operations', `"DeviceToken":"${token}","QrReturnId":${returnId}`));
    expect(await list('35134863')).toBe(-1601);
    expect(await list(await bench().createReturn(token))).toBe(-1601);
    expect(await bench().code(bench().get('standard', '/return/status/35134863'))).toBe(-1601);
    expect(
      await bench().code(bench().get('standard', `/payment/details?QrPaymentId=35134863&DeviceToken=${token}`)),
    ).toBe(-1601);
  });

  it('a scan after the time limit, and a second one', async () => {
    const token = await bench().register();
    const late = await bench().createReturn(token);
    bench().clock.advance(180_000);
    expect(await bench().sandbox.phone.scanReturn(late)).toMatchObject({
      ok: false,
      error: { statusCode: -999, message: 'the QR token has expired' },
    });
    expect(await bench().status('standard', `/return/status/${late}`)).toBe('Error');
    const twice = await bench().scannedReturn(token);
    expect((await bench().sandbox.phone.scanReturn(twice, { customer: 'neighbour' })).ok).toBe(false);
    expect(bench().sandbox.returns().at(-1)?.customer).toBe('customer');
  });
});
