import type { Locator } from '@playwright/test';
import type { ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { layoutLooks } from '../support/kiosk/layouts.ts';
import { readQr } from '../support/kiosk/read-qr.ts';

test.use({ motion: true });

function withBasket(config: ConfigTree): ConfigTree {
  return { ...config, display: { diagonalInches: 21.5, basket: true } };
}

test('several products in one sale: one QR with the whole price, each piece out of its channel, one receipt', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: withBasket });
  const { page } = kiosk;
  const stepper = (name: string): Locator => page.getByRole('group', { name, exact: true });
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('basket');
  await kiosk.tapProduct('Шырын');
  await expect(page.locator('.basket-line')).toHaveCount(2);
  await stepper('Шырын').getByRole('button', { name: 'Көбейту', exact: true }).click();
  await expect(stepper('Шырын').getByRole('status')).toHaveText('2');
  await kiosk.tapProduct('Қара шоколад');
  await stepper('Қара шоколад').getByRole('button', { name: 'Азайту', exact: true }).click();
  await expect(page.locator('.basket-line')).toHaveCount(2);
  await expect(page.locator('.basket-total')).toContainText('831');
  await kiosk.tap('Төлеу');
  await kiosk.waitScreen('qr');
  const purchase = await bank.purchase();
  expect(purchase.amount).toBe('1831.00');
  expect(await readQr(await kiosk.screenshot())).toBe(purchase.qrToken);
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([1, 2, 2]);
  const receipt = page.getByRole('region', { name: 'Чек' });
  await expect(receipt.locator('.receipt-basket')).toContainText('Су');
  await expect(receipt.locator('.receipt-basket')).toContainText('Шырын');
  expect(await kiosk.onlySale()).toMatchObject({
    purchases: [purchase.qrPaymentId],
    priceTiyn: 183_100,
    deliveredTiyn: 183_100,
    owedTiyn: 0,
    dispensed: true,
    state: 'closed',
  });
});

test('the basket goes on where the customer was, keeps the layout rules, and its controls come into reach', async ({
  kiosks,
}) => {
  const catalogue = Array.from({ length: 10 }, (_, index) => ({
    id: `p${String(index)}`,
    channel: 1,
    name: `Нан ${String(index)}`,
    priceTenge: 100,
    category: index < 5 ? 'Су' : 'Нан',
  }));
  const many = await kiosks.open({ change: (config) => ({ ...withBasket(config), catalogue }) });
  await many.page.locator('.category', { hasText: 'Нан' }).click();
  await many.tapProduct('Нан 7');
  await many.waitScreen('basket');
  await expect(many.page.locator('.category', { hasText: 'Нан' })).toHaveAttribute('aria-pressed', 'true');
  await expect(many.page.locator('.card')).toHaveCount(5);
  await many.close();

  const kiosk = await kiosks.open({ change: withBasket });
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('basket');
  const looks = layoutLooks(kiosk);
  await looks.look('basket');
  await looks.reach('basket');
  expect(looks.found).toEqual([]);
});
