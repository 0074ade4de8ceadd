import { OWED, waitRefund, WATER } from '../../support/kiosk/sales.ts';
import { expect, test } from '../../support/windowless/windowless-test.ts';

test('paid at the last moment, reported too late: owed', async ({ bank, relay, kiosks }) => {
  bank.books.timeouts = { pollingS: 1, scanS: 2, confirmS: 5 };
  const kiosk = await kiosks.open();
  await kiosk.tapProduct(WATER.name);
  const purchase = await bank.purchase();
  await kiosk.waitReason('error', 'scan-timeout');
  purchase.scan();
  purchase.confirm();
  await waitRefund(kiosk, 'paid-late', 'qr');
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'paid-late');
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  expect(relay.pulses()).toEqual([]);
});
