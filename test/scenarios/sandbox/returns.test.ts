import { describe, expect, it } from 'vitest';
import { withBench } from './harness.ts';

const bench = withBench({
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
  it('goes from the QR over the list of purchases to the money', async () => {
    const token = await bench().register();
    const id = await bench().paid(token);
    const created = await bench().send('standard', '/return/create', {
      body: `{"DeviceToken":"${token}","ExternalId":"15"}`,
    });
    expect(created.text).toMatch(
      /^\{"StatusCode":0,"Message":"OK","Data":\{"QrToken":"\d{41}","ExpireDate":"2026-07-01T10:33:00\+05","QrReturnId":9007201254741993,"QrReturnBehaviorOptions":\{"QrCodeScanEventPollingInterval":5,"QrCodeScanWaitTimeout":180\}\}\}$/,
    );
    const returnId = '9007201254741993';
    expect(await bench().status('standard', `/return/status/${returnId}`)).toBe('QrTokenCreated');
    expect((await bench().sandbox.phone.scanReturn(returnId)).ok).toBe(true);
    expect(await bench().status('standard', `/return/status/${returnId}`)).toBe('CustomerIdentityObtained');

    const operations = await bench().send('standard', '/return/operations', {
      body: `{"DeviceToken":"${token}","QrReturnId":${returnId},"MaxResult":1}`,
    });
    expect(operations.text).toBe(
      `{"StatusCode":0,"Message":"OK","Data":[{"QrPaymentId":${id},"TransactionDate":"2026-07-01T10:30:00.0006667","Amount":200.00}]}`,
    );

    const back = (amount: string): Promise<{ text: string }> =>
      bench().send('standard', '/payment/return', {
        body: `{"DeviceToken":"${token}","QrPaymentId":${id},"QrReturnId":${returnId},"Amount":${amount}}`,
      });
    expect((await back('50.50')).text).toBe(
      '{"StatusCode":0,"Message":"OK","Data":{"ReturnOperationId":9007201254741995}}',
    );
    const details = await bench().send('standard', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`);
    expect(details.text).toBe(
      `{"StatusCode":0,"Message":"OK","Data":{"QrPaymentId":${id},"TotalAmount":200.00,"AvailableReturnAmount":149.50,"TransactionDate":"2026-07-1T10:30:00.000+05:00"}}`,
    );
    expect((await back('149.51')).text).toContain('-99000005');
    expect((await back('149.50')).text).toContain('"StatusCode":0');
    expect(bench().sandbox.purchases()[0]).toMatchObject({ status: 'Processed', returnedTiyn: 20_000 });
    expect(bench().sandbox.returns()).toMatchObject([
      { id: returnId, status: 'CustomerIdentityObtained', customer: 'customer', externalId: '15' },
    ]);
  });

  it('lists the last ten paid purchases of this customer at this trade point, newest first', async () => {
    const [token, elsewhere] = [await bench().register(), await bench().register('standard', 13)];
    const mine: string[] = [];
    for (let count = 0; count < 11; count += 1) mine.unshift(await bench().paid(token));
    await bench().paid(token, { customer: 'neighbour' });
    await bench().paid(elsewhere);
    await bench().create('standard', token);
    const list = async (fields: string): Promise<string[]> => {
      const returnId = await bench().scannedReturn(token);
      const { text } = await bench().send('standard', '/return/operations', {
        body: `{"DeviceToken":"${token}","QrReturnId":${returnId}${fields}}`,
      });
      return [...text.matchAll(/"QrPaymentId":(\d+)/g)].map(([, id = '']) => id);
    };
    expect(await list('')).toEqual(mine.slice(0, 10));
    expect(await list(',"MaxResult":3')).toEqual(mine.slice(0, 3));
    // More than the specification allows: without strict mode, as many as it allows.
    expect(await list(',"MaxResult":11')).toEqual(mine.slice(0, 10));
    expect(bench().rules()).toEqual(['max-result']);
  });

  it('works from another device of the same trade point', async () => {
    const [first, second] = [await bench().register(), await bench().register('standard', 12, 'OTHER')];
    const id = await bench().paid(first);
    const returnId = await bench().scannedReturn(second);
    const fields = `"DeviceToken":"${second}","QrPaymentId":${id},"QrReturnId":${returnId},"Amount":200.00`;
    expect(await bench().code(bench().post('standard', '/payment/return', fields))).toBe(0);
  });
});

describe('a refund without the customer (4.5)', () => {
  it('needs the organisation only', async () => {
    const token = await bench().register('enhanced');
    const id = await bench().paid(token, { scheme: 'enhanced' });
    const back = (fields: string): Promise<number> =>
      bench().code(
        bench().post('enhanced', '/payment/return', `"DeviceToken":"${token}","QrPaymentId":${id},${fields}`),
      );
    expect(await back('"Amount":0.29')).toBe(0);
    expect((await bench().send('enhanced', `/payment/details?QrPaymentId=${id}&DeviceToken=${token}`)).text).toContain(
      '"AvailableReturnAmount":199.71',
    );
    expect(await back('"Amount":199.71')).toBe(0);
    expect(await back('"Amount":0.01')).toBe(-99000005);
  });
});
