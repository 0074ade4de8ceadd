import { OWED, toConfirm, waitRefund } from '../../support/kiosk/sales.ts';
import { expect, test } from '../../support/windowless/windowless-test.ts';

test('confirmed too late: owed, and a customer who is still there is offered a refund', async ({
  bank,
  relay,
  kiosks,
}) => {
  bank.books.timeouts = { pollingS: 1, scanS: 30, confirmS: 4 };
  const kiosk = await kiosks.open();
  const purchase = await toConfirm(kiosk, bank);
  await kiosk.waitReason('error', 'confirm-timeout');
  purchase.confirm();
  await waitRefund(kiosk, 'paid-late', 'qr');
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'paid-late');
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  expect(relay.pulses()).toEqual([]);
});
