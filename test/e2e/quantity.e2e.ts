import type { Locator } from '@playwright/test';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { CATALOGUE, type ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { layoutViolations } from '../support/kiosk/layouts.ts';
import { readQr } from '../support/kiosk/read-qr.ts';

test.use({ motion: true });

const MAX_QUANTITY = 5;
const NO_BREAK_SPACE = '\u00a0';

/** Sells several pieces at once. */
function severalPieces(config: ConfigTree): ConfigTree {
  return { ...config, display: { diagonalInches: 21.5, maxQuantity: MAX_QUANTITY } };
}

function sentence(...words: readonly string[]): string {
  return words.join(NO_BREAK_SPACE);
}

/** What the customer chooses with, in Kazakh. */
function stepperOf({ page }: Kiosk): { fewer: Locator; more: Locator; number: Locator; total: Locator } {
  const group = page.getByRole('group', { name: 'Саны' });
  return {
    fewer: group.getByRole('button', { name: 'Азайту', exact: true }),
    more: group.getByRole('button', { name: 'Көбейту', exact: true }),
    number: group.getByRole('status'),
    total: page.locator('.prices-total dd'),
  };
}

test('three pieces in one sale: one QR with the whole price, three pulses, one receipt', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: severalPieces });
  await kiosk.tapProduct('Шырын');
  await kiosk.waitScreen('product');
  const { fewer, more, number, total } = stepperOf(kiosk);
  await expect(number).toHaveText('1');
  await expect(fewer).toBeDisabled();
  await more.click();
  await expect(number).toHaveText('2');
  await more.click();
  await expect(number).toHaveText('3');
  await expect(total).toHaveText(sentence('2', '071,50', '₸'));
  await expect(fewer).toBeEnabled();
  await kiosk.tap('Төлеу');
  await kiosk.waitScreen('qr');
  const purchase = await bank.purchase();
  expect(purchase.amount).toBe('2071.50');
  expect(await readQr(await kiosk.screenshot())).toBe(purchase.qrToken);
  await expect(kiosk.page.locator('.qr-product')).toHaveText(sentence('3', '×', 'Шырын'));

  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([2, 2, 2]);
  expect(relay.isAllOff()).toBe(true);
  const receipt = kiosk.page.getByRole('region', { name: 'Чек' });
  await expect(receipt).toContainText(sentence('3', '×', '690,50', '₸'));
  await expect(receipt.locator('.receipt-total')).toHaveText(`Барлығы${sentence('2', '071,50', '₸')}`);

  expect(await kiosk.onlySale()).toMatchObject({
    purchases: [purchase.qrPaymentId],
    priceTiyn: 207_150,
    paidTiyn: 207_150,
    deliveredTiyn: 207_150,
    refundedTiyn: 0,
    owedTiyn: 0,
    dispensed: true,
    dispensedBy: 'assumed',
    state: 'closed',
  });
  expect(bank.books.purchases).toHaveLength(1);
});

test('at most the operator’s limit and the stock, and at least one', async ({ kiosks }) => {
  const catalogue = CATALOGUE.map((product) => (product.id === 'water' ? { ...product, stock: 2 } : product));
  const kiosk = await kiosks.open({ change: (config) => ({ ...severalPieces(config), catalogue }) });
  const { fewer, more, number } = stepperOf(kiosk);
  await kiosk.tapProduct('Қара шоколад');
  for (const quantity of [2, 3, 4, 5]) {
    await more.click();
    await expect(number).toHaveText(String(quantity));
  }
  await expect(more).toBeDisabled();
  for (const quantity of [4, 3, 2, 1]) {
    await fewer.click();
    await expect(number).toHaveText(String(quantity));
  }
  await expect(fewer).toBeDisabled();
  await kiosk.tap('Бас тарту');
  await kiosk.tapProduct('Су');
  await more.click();
  await expect(number).toHaveText('2');
  await expect(more).toBeDisabled();
});

test('the screen of the pieces keeps the layout rules, and its controls come into reach', async ({ kiosks }) => {
  const kiosk = await kiosks.open({ change: severalPieces });
  await kiosk.tapProduct('Шырын');
  await kiosk.waitScreen('product');
  const found = [...(await layoutViolations(kiosk, 'product'))];
  await kiosk.tap('Move the buttons down');
  found.push(...(await layoutViolations(kiosk, 'product')));
  expect(found).toEqual([]);
  const heights = await kiosk.page
    .getByRole('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().top / innerHeight));
  for (const height of heights) expect(height).toBeGreaterThan(0.5);
});
