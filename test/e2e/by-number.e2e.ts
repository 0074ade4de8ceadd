import type { ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { layoutViolations } from '../support/kiosk/layouts.ts';

function behindGlass(config: ConfigTree): ConfigTree {
  return { ...config, display: { diagonalInches: 21.5, byNumber: true, shelfNumbers: { 1: 11, 2: 24, 3: 25 } } };
}

test('a product behind the glass is chosen by its number; a number that is not there is said, and the list is a touch away', async ({
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: behindGlass });
  await expect(kiosk.page.getByRole('button', { name: 'Су' })).toBeHidden();
  await kiosk.tap('3');
  await expect(kiosk.page.getByText('Бұл нөмірде тауар жоқ.')).toBeVisible();
  await expect(kiosk.page.getByRole('button', { name: 'Таңдау' })).toBeDisabled();
  await kiosk.tap('2');
  await kiosk.tap('4');
  await expect(kiosk.page.getByRole('button', { name: 'Шырын' })).toBeVisible();
  expect(await layoutViolations(kiosk, 'idle')).toEqual([]);
  await kiosk.tap('Move the buttons down');
  expect(await layoutViolations(kiosk, 'idle')).toEqual([]);
  await kiosk.tap('Show all products');
  await expect(kiosk.page.getByRole('button', { name: 'Dark chocolate' })).toContainText('No. 25');
  await kiosk.tap('Enter a number');
  await kiosk.tap('2');
  await kiosk.tap('4');
  await kiosk.tap('Choose');
  await kiosk.waitScreen('qr');
  await expect(kiosk.page.locator('.qr-product')).toContainText('Juice');
});
