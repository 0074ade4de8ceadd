import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { layoutViolations } from '../support/kiosk/layouts.ts';
import { readQr } from '../support/kiosk/read-qr.ts';
import { OWED, REFUNDED, toRefundQr, waitRefund, WATER } from '../support/kiosk/sales.ts';

test('paid after Cancel: the phone that paid scans, and is refunded', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  const { purchase, qrReturn } = await toRefundQr(kiosk, bank);
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  await expect(kiosk.page.getByRole('img', { name: 'Kaspi QR', exact: true })).toBeVisible();
  expect(await readQr(await kiosk.screenshot())).toBe(qrReturn.qrToken);

  qrReturn.scan('payer');
  await waitRefund(kiosk, 'paid-late', 'done');
  expect(purchase.givenBack).toEqual([{ qrReturnId: qrReturn.qrReturnId, amountTiyn: WATER.priceTiyn }]);
  expect(await kiosk.onlySale()).toMatchObject({ ...REFUNDED, qrPaymentId: purchase.qrPaymentId });
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
  expect(relay.pulses()).toEqual([]);
  const asked = bank.requests
    .map(({ endpoint }) => endpoint)
    .filter((endpoint) => /^return|details$|payment\/return/.test(endpoint));
  expect(asked.filter((endpoint) => endpoint !== 'return/status')).toEqual([
    'return/create',
    'return/operations',
    'payment/details',
    'payment/return',
  ]);
});

test('every step of a refund keeps the layout rules, and the code stays readable', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  const { qrReturn } = await toRefundQr(kiosk, bank);
  const found = [...(await layoutViolations(kiosk, 'refund'))];
  expect(await readQr(await kiosk.screenshot())).toBe(qrReturn.qrToken);
  const operations = bank.hold('return/operations');
  const back = bank.hold('payment/return');
  qrReturn.scan('payer');
  await waitRefund(kiosk, 'paid-late', 'checking');
  operations.open();
  await waitRefund(kiosk, 'paid-late', 'asking');
  back.open();
  await waitRefund(kiosk, 'paid-late', 'done');
  found.push(...(await layoutViolations(kiosk, 'refund')));
  expect(found).toEqual([]);
});
