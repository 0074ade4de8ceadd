import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { toQr } from '../support/kiosk/sales.ts';

const LANGUAGES = [
  { code: 'kk', name: 'Қазақша', products: ['Су', 'Шырын', 'Қара шоколад'], cancel: 'Бас тарту' },
  { code: 'ru', name: 'Русский', products: ['Вода', 'Сок', 'Тёмный шоколад'], cancel: 'Отмена' },
  { code: 'en', name: 'English', products: ['Water', 'Juice', 'Dark chocolate'], cancel: 'Cancel' },
] as const;

test('Kazakh first; every language names products and Cancel', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  const html = kiosk.page.locator('html');
  await expect(html).toHaveAttribute('lang', 'kk');

  for (const [index, language] of LANGUAGES.entries()) {
    await kiosk.tap(language.name);
    await expect(html).toHaveAttribute('lang', language.code);
    for (const product of language.products) {
      await expect(kiosk.product(product)).toBeVisible();
      await expect(kiosk.product(product)).toHaveAccessibleName(new RegExp(`^${product}`));
    }
    await toQr(kiosk, bank, index + 1, language.products[0]);
    await expect(html).toHaveAttribute('lang', language.code);
    await expect(kiosk.page.getByRole('img', { name: 'Kaspi QR', exact: true })).toBeVisible();
    await kiosk.tap(language.cancel);
    await kiosk.waitScreen('idle');
  }
  expect(relay.pulses()).toEqual([]);
  expect((await kiosk.ledger()).map(({ paidTiyn }) => paidTiyn)).toEqual([0, 0, 0]);
});

test('Cancel is available while the code is being made', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  for (const [index, language] of LANGUAGES.entries()) {
    await kiosk.tap(language.name);
    const gate = bank.hold('qr/create');
    await kiosk.tapProduct(language.products[0]);
    await kiosk.waitScreen('preparing');
    await bank.received('qr/create', index + 1);
    await kiosk.tap(language.cancel);
    await kiosk.waitScreen('idle');
    gate.open();
    // Its code was never shown, but the purchase exists: it is polled like any other.
    const purchase = await bank.purchase(index + 1);
    await bank.asked(purchase);
    purchase.fail();
    await bank.reported(purchase, 'Error');
  }
  await expect
    .poll(async () => (await kiosk.ledger()).map(({ state }) => state))
    .toEqual(['closed', 'closed', 'closed']);
});
