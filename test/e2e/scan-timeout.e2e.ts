import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { toQr } from '../support/kiosk/sales.ts';

test('no scan: the countdown ends, the code disappears, the purchase is still polled', async ({
  bank,
  relay,
  kiosks,
}) => {
  bank.books.timeouts = { pollingS: 1, scanS: 4, confirmS: 5 };
  const kiosk = await kiosks.open();
  const purchase = await toQr(kiosk, bank);
  for (const seconds of [3, 2, 1]) await kiosk.waitSecondsLeft(seconds);

  await kiosk.waitReason('error', 'scan-timeout');
  await expect(kiosk.page.getByRole('img', { name: 'Kaspi QR' })).toHaveCount(0);
  await kiosk.waitSale({ state: 'unresolved', paidTiyn: 0 });
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitScreen('idle');
  await bank.asked(purchase, 2);
  purchase.fail();
  await kiosk.waitSale({ state: 'closed', paidTiyn: 0, owedTiyn: 0 });
  expect(relay.pulses()).toEqual([]);
});
