import { OWED, toConfirm, waitRefund } from '../../support/kiosk/sales.ts';
import { expect, test } from '../../support/windowless/windowless-test.ts';

test('only other phones scan: owed, with a claim code', async ({ bank, kiosks }) => {
  bank.books.timeouts = { pollingS: 1, scanS: 30, confirmS: 4 };
  const kiosk = await kiosks.open();
  const purchase = await toConfirm(kiosk, bank);
  await kiosk.waitReason('error', 'confirm-timeout');
  purchase.confirm();
  for (const number of [1, 2, 3]) {
    const qrReturn = await bank.qrReturn(number);
    await waitRefund(kiosk, 'paid-late', 'qr');
    qrReturn.scan('stranger');
  }
  await kiosk.waitReason('error', 'paid-late');
  expect(await kiosk.claimCode()).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  expect(bank.requestsOf('return/create')).toHaveLength(3);
  expect(bank.requestsOf('payment/return')).toEqual([]);
  expect(purchase.givenBack).toEqual([]);
});
