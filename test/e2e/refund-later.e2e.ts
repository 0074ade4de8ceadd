import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { OWED, toConfirm, toRefundQr } from '../support/kiosk/sales.ts';

const CLAIM_CODE = /^[0-9A-Z]{3}-[0-9A-Z]{3}$/;

test('Later: owed, the claim code and the number of the payment are shown, and polling stops', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const { purchase, qrReturn } = await toRefundQr(kiosk, bank);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'paid-late');
  await expect(kiosk.page.getByRole('img', { name: 'Kaspi QR' })).toHaveCount(0);
  await expect(kiosk.page.locator('.claim-code')).toHaveText(CLAIM_CODE);
  await expect(kiosk.page.locator('.payment-number')).toContainText(purchase.qrPaymentId);
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitScreen('idle');
  // The photo of a code that has gone is worth nothing.
  const asked = bank.requestsOf('return/status').length;
  qrReturn.scan('payer');
  await toConfirm(kiosk, bank, 2);
  expect(bank.requestsOf('return/status')).toHaveLength(asked);
  expect(bank.requestsOf('payment/return')).toEqual([]);
  expect(purchase.givenBack).toEqual([]);
  expect(relay.pulses()).toEqual([]);
});

test('no scan: the code of the refund until the bank’s limit, then the claim code', async ({ bank, kiosks }) => {
  bank.books.returnTimeouts = { pollingS: 1, scanS: 6 };
  const kiosk = await kiosks.open();
  await toRefundQr(kiosk, bank);
  for (const seconds of [3, 2]) await kiosk.waitSecondsLeft(seconds);
  await kiosk.waitReason('error', 'paid-late');
  await expect(kiosk.page.locator('.claim-code')).toHaveText(CLAIM_CODE);
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  expect(bank.requestsOf('return/operations')).toEqual([]);
});
