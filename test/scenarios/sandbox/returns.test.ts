import { describe, expect, it } from 'vitest';
import { withHarness } from './harness.ts';

const harness = withHarness({
  behaviour: { firstQrPaymentId: 9007199254741993n },
  organisations: [
    {
      bin: '180340021791',
      tradePoints: [
        { id: 12, name: 'Магазин 1' },
        { id: 13, name: 'Магазин 2' },
      ],
    },
  ],
});

describe('a refund with the customer (3.4)', () => {
  it('goes from the QR through the list of purchases to the money', async () => {
    const token = await harness().register();
    const id = await harness().paid(token);
    const created = await harness().send('standard', '/return/create', {
      body: `{"DeviceToken":"${token}","ExternalId":"15"}`,
    });
    expect(created.text).toMatch(
      /^\{"StatusCode":0,"Message":"OK","Data":\{"QrToken":"\d{41}","ExpireDate":"2026-07-01T10:33:00\+05","QrReturnId":9007201254741993,"QrReturnBehaviorOptions":\{"QrCodeScanEventPollingInterval":5,"QrCodeScanWaitTimeout":180\}\}\}$/,
    );
    const returnId = '9007201254741993';
    expect(await harness().status('standard', `/return/status/${returnId}`)).toBe('QrTokenCreated');
    expect((await harness().sandbox.phone.scanReturn(returnId)).ok).toBe(true);
    expect(await harness().status('standard', `/return/status/${returnId}`)).toBe('CustomerIdentityObtained');

    const operations = await harness().send('standard', '/return/operations', {
      body: `{"DeviceToken":"${token}","QrReturnId":${returnId},"MaxResult":1}`,
    });
    expect(operations.text).toBe(
      `{"StatusCode":0,"Message":"OK","Data":[{"QrPaymentId":${id},"TransactionDate":"2026-07-01T10:30:00.0006667","Amount":200.00}]}`,
    );

    const back = (amount: string): Promise<{ text: string }> =>
      harness().send('standard', '/payment/return', {
        body: `{"DeviceToken":"${token}","QrPaymentId":${id},"QrReturnId":${returnId},"Amount":${amount}}`,
      });
    expect((await back('50.50')).text).toBe(
      '{"StatusCode":0,"Message":"OK","Data":{"ReturnOperationId":9007201254741995}}',
    );
    const details = await harness().send('standard', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`);
    expect(details.text).toBe(
      `{"StatusCode":0,"Message":"OK","Data":{"QrPaymentId":${id},"TotalAmount":200.00,"AvailableReturnAmount":149.50,"TransactionDate":"2026-07-1T10:30:00.000+05:00"}}`,
    );
    expect((await back('149.51')).text).toContain('-99000005');
    expect((await back('149.50')).text).toContain('"StatusCode":0');
    expect(harness().sandbox.purchases()[0]).toMatchObject({ status: 'Processed', returnedTiyn: 20_000 });
    expect(harness().sandbox.returns()).toMatchObject([
      { id: returnId, status: 'CustomerIdentityObtained', customer: 'customer', externalId: '15' },
    ]);
  });

  it('lists the last ten paid purchases of this customer at this trade point, newest first', async () => {
    const [token, elsewhere] = [await harness().register(), await harness().register('standard', 13)];
    const mine: string[] = [];
    for (let count = 0; count < 11; count += 1) mine.unshift(await harness().paid(token));
    await harness().paid(token, { customer: 'neighbour' });
    await harness().paid(elsewhere);
    await harness().create('standard', token);
    const list = async (fields: string): Promise<string[]> => {
      const returnId = await harness().scannedReturn(token);
      const { text } = await harness().send('standard', '/return/operations', {
        body: `{"DeviceToken":"${token}","QrReturnId":${returnId}${fields}}`,
      });
      return [...text.matchAll(/"QrPaymentId":(\d+)/g)].map(([, id = '']) => id);
    };
    expect(await list('')).toEqual(mine.slice(0, 10));
    expect(await list(',"MaxResult":3')).toEqual(mine.slice(0, 3));
    // More than the specification allows: without strict mode, as many as it allows.
    expect(await list(',"MaxResult":11')).toEqual(mine.slice(0, 10));
    expect(harness().rules()).toEqual(['max-result']);
  });

  it('works from another device of the same trade point', async () => {
    const [first, second] = [await harness().register(), await harness().register('standard', 12, 'OTHER')];
    const id = await harness().paid(first);
    const returnId = await harness().scannedReturn(second);
    const fields = `"DeviceToken":"${second}","QrPaymentId":${id},"QrReturnId":${returnId},"Amount":200.00`;
    expect(await harness().code(harness().post('standard', '/payment/return', fields))).toBe(0);
  });
});

describe('a refund without the customer (4.5)', () => {
  it('needs the organisation only', async () => {
    const token = await harness().register('enhanced');
    const id = await harness().paid(token, { scheme: 'enhanced' });
    const back = (fields: string): Promise<number> =>
      harness().code(
        harness().post('enhanced', '/payment/return', `"DeviceToken":"${token}","QrPaymentId":${id},${fields}`),
      );
    expect(await back('"Amount":0.29')).toBe(0);
    expect(
      (await harness().send('enhanced', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`)).text,
    ).toContain('"AvailableReturnAmount":199.71');
    expect(await back('"Amount":199.71')).toBe(0);
    expect(await back('"Amount":0.01')).toBe(-99000005);
  });
});
