import { expect, it } from 'vitest';
import { withHarness } from './harness.ts';

const harness = withHarness({
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

it('writes every answer in the configured form', async () => {
  const registered = await harness().send('lite', '/device/register', { body: '{"DeviceId":"a","TradePointId":12}' });
  const token = /"deviceToken":"([^"]+)"/.exec(registered.text)?.[1] ?? '';
  const { text } = await harness().send('lite', '/qr/create', { body: `{"DeviceToken":"${token}","Amount":200.00}` });
  expect(text).toMatch(
    /^\{"statusCode":"0","message":"OK","data":\{"qrToken":"https:\/\/pay\.kaspi\.kz\/pay\/\d{41}","expireDate":"2026-07-01T10:31:00\.000\+05:00","qrPaymentId":"999999999999999999","paymentMethods":\["Gold","Red","Loan"\],"qrPaymentBehaviorOptions":\{"statusPollingInterval":"2","qrCodeScanWaitTimeout":"60","paymentConfirmationTimeout":"30"\}\}\}$/,
  );
});

it('refuses partial refunds if configured', async () => {
  const registered = await harness().send('enhanced', '/device/register', {
    body: harness().body('enhanced', '"DeviceId":"a","TradePointId":12'),
  });
  const token = /"deviceToken":"([^"]+)"/.exec(registered.text)?.[1] ?? '';
  await harness().send('enhanced', '/qr/create', {
    body: harness().body('enhanced', `"DeviceToken":"${token}","Amount":200.00`),
  });
  const id = harness().sandbox.purchases()[0]?.id ?? '';
  expect((await harness().sandbox.phone.scan(id)).ok).toBe(true);
  expect((await harness().sandbox.phone.confirm(id)).ok).toBe(true);
  const back = await harness().send('enhanced', '/payment/return', {
    body: harness().body('enhanced', `"DeviceToken":"${token}","QrPaymentId":${id},"Amount":1.00`),
  });
  expect(back.text).toContain('-99000020');
});
