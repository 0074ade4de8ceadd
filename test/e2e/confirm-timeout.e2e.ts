import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { toConfirm } from '../support/kiosk/sales.ts';

test('scanned but never confirmed: the countdown ends, then the bank cancels the purchase', async ({
  bank,
  relay,
  kiosks,
}) => {
  bank.books.timeouts = { pollingS: 1, scanS: 30, confirmS: 4 };
  const kiosk = await kiosks.open();
  const purchase = await toConfirm(kiosk, bank);
  for (const seconds of [2, 1]) await kiosk.waitSecondsLeft(seconds);
  await kiosk.waitReason('error', 'confirm-timeout');
  await kiosk.waitSale({ state: 'unresolved', paidTiyn: 0 });
  purchase.fail();
  await kiosk.waitSale({ state: 'closed', paidTiyn: 0, owedTiyn: 0 });
  expect(relay.pulses()).toEqual([]);
});
