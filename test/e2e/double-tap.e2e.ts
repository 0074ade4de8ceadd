import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { WATER } from '../support/kiosk/sales.ts';

test.use({ motion: true });

test('an impatient finger: two taps on a product are one sale', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  await kiosk.product(WATER.name).dblclick();
  await kiosk.waitScreen('qr');
  const purchase = await bank.purchase();
  await bank.asked(purchase);
  expect(await kiosk.ledger()).toHaveLength(1);
  expect(bank.requestsOf('qr/create')).toHaveLength(1);
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});

test('two products in the same instant: only the first counts', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  const gate = bank.hold('qr/create');
  await kiosk.page.evaluate(() => {
    const cards = [...document.querySelectorAll('main button')].filter((button) => button instanceof HTMLButtonElement);
    for (const card of [...cards.slice(0, 2), ...cards.slice(0, 2)]) card.click();
  });
  await kiosk.waitScreen('preparing');
  gate.open();
  await kiosk.waitScreen('qr');
  await bank.asked(await bank.purchase());
  expect((await kiosk.onlySale()).priceTiyn).toBe(WATER.priceTiyn);
  expect(bank.requestsOf('qr/create')).toHaveLength(1);
});
