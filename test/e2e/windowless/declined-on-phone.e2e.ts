import { expect, test } from '../../support/windowless/windowless-test.ts';
import { toConfirm, toQr } from '../../support/kiosk/sales.ts';

test('declined on the phone: error screen, left by the button', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  const purchase = await toConfirm(kiosk, bank);
  purchase.decline();
  await kiosk.waitReason('error', 'payment-declined');
  await kiosk.waitSale({ state: 'closed', paidTiyn: 0, dispensed: false });
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitScreen('idle');
  expect(relay.pulses()).toEqual([]);
});

test(
  'the scan fails at the bank: error screen, then idle by itself',
  { tag: '@waits' },
  async ({ bank, relay, kiosks }) => {
    const kiosk = await kiosks.open();
    const purchase = await toQr(kiosk, bank);
    purchase.fail();
    await kiosk.waitReason('error', 'payment-declined');
    await kiosk.waitScreen('idle', 30_000);
    await kiosk.waitSale({ state: 'closed', paidTiyn: 0 });
    expect(relay.pulses()).toEqual([]);
  },
);
