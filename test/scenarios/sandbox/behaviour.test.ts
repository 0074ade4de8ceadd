import { expect, it } from 'vitest';
import { withBench } from './harness.ts';

const bench = withBench({
  behaviour: {
    dateForm: 'minutes',
    letterCase: 'camel',
    numbersAsText: true,
    qrTokenForm: 'url',
    pollingIntervalS: 2,
    scanWaitS: 60,
    confirmS: 30,
    firstQrPaymentId: 999999999999999999n,
    partialReturns: false,
  },
});

it('writes every answer as it was told', async () => {
  const registered = await bench().send('lite', '/device/register', { body: '{"DeviceId":"a","TradePointId":12}' });
  const token = /"deviceToken":"([^"]+)"/.exec(registered.text)?.[1] ?? '';
  const { text } = await bench().send('lite', '/qr/create', { body: `{"DeviceToken":"${token}","Amount":200.00}` });
  expect(text).toMatch(
    /^\{"statusCode":"0","message":"OK","data":\{"qrToken":"https:\/\/pay\.kaspi\.kz\/pay\/\d{41}","expireDate":"2026-07-01T10:31:00\.000\+05:00","qrPaymentId":"999999999999999999","paymentMethods":\["Gold","Red","Loan"\],"qrPaymentBehaviorOptions":\{"statusPollingInterval":"2","qrCodeScanWaitTimeout":"60","paymentConfirmationTimeout":"30"\}\}\}$/,
  );
});

it('gives nothing back in parts when told so', async () => {
  const registered = await bench().send('enhanced', '/device/register', {
    body: bench().body('enhanced', '"DeviceId":"a","TradePointId":12'),
  });
  const token = /"deviceToken":"([^"]+)"/.exec(registered.text)?.[1] ?? '';
  await bench().send('enhanced', '/qr/create', {
    body: bench().body('enhanced', `"DeviceToken":"${token}","Amount":200.00`),
  });
  const id = bench().sandbox.purchases()[0]?.id ?? '';
  expect((await bench().sandbox.phone.scan(id)).ok).toBe(true);
  expect((await bench().sandbox.phone.confirm(id)).ok).toBe(true);
  const back = await bench().send('enhanced', '/payment/return', {
    body: bench().body('enhanced', `"DeviceToken":"${token}","QrPaymentId":${id},"Amount":1.00`),
  });
  expect(back.text).toContain('-99000020');
});
