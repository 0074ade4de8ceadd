import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import type { ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { layoutViolations } from '../support/kiosk/layouts.ts';
import { knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

const CONFIG_KEYS = {
  catalogue: [
    { id: 'water', channel: 1, name: { kk: 'Су', ru: 'Вода', en: 'Water' }, priceTenge: 450, stock: 5, capacity: 12 },
    {
      id: 'juice',
      channel: 2,
      name: { kk: 'Шырын', ru: 'Сок яблочный', en: 'Apple juice' },
      priceTenge: 300,
      stock: 2,
    },
    { id: 'chocolate', channel: 3, name: 'Шоколад', priceTenge: 390.5 },
    { id: 'nuts', channel: 4, name: { ru: 'Орехи солёные', kk: 'Тұздалған жаңғақ' }, priceTenge: 700, stock: 8 },
  ],
};

const withShelf = (config: ConfigTree): ConfigTree => ({ ...withPins(config), ...CONFIG_KEYS });

async function atDoor(kiosk: Kiosk, step: 'stock' | 'products'): Promise<void> {
  await press(kiosk, `home-${step}`);
  await waitStep(kiosk, step);
}

const fact = (kiosk: Kiosk, product: string, name: string) =>
  kiosk.page.locator(`[data-fact=stock-${product}] [data-fact=${name}]`);
const notice = (kiosk: Kiosk, kind: 'good' | 'fault') => kiosk.page.locator(`.notice[data-kind=${kind}]`);
const field = (kiosk: Kiosk, name: string) => kiosk.page.locator(`[data-field=${name}]`);

test('a shelf is filled and counted, a price is changed, refused and taken back, and customers see it', async ({
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: withShelf });
  const { configFile, directory } = kiosks.folder;
  await writeFile(configFile, `# Ours.\n${await readFile(configFile, 'utf8')}`);
  const text = (): Promise<string> => readFile(configFile, 'utf8');
  const before = await text();

  await test.step('stock: fill, set, an impossible count, take off, undo', async () => {
    await knock(kiosk);
    await typePin(kiosk, SERVICE.technician.pin);
    await waitStep(kiosk, 'home');
    await atDoor(kiosk, 'stock');
    await press(kiosk, 'stock-fill-water');
    await expect(fact(kiosk, 'water', 'left')).toHaveText('12');
    await press(kiosk, 'undo');
    await expect(fact(kiosk, 'water', 'left')).toHaveText('5');
    await press(kiosk, 'stock-set-juice');
    for (const digit of '1000000000') await press(kiosk, `digit-${digit}`);
    await press(kiosk, 'enter');
    await expect(notice(kiosk, 'fault')).toBeVisible();
    await press(kiosk, 'close');
    await expect(fact(kiosk, 'juice', 'left')).toHaveText('2');
    await press(kiosk, 'stock-set-juice');
    await press(kiosk, 'digit-7');
    await press(kiosk, 'enter');
    await expect(fact(kiosk, 'juice', 'left')).toHaveText('7');
    await press(kiosk, 'stock-off-nuts');
    await expect(kiosk.page.locator('[data-fact=stock-nuts]')).toHaveAttribute('data-state', 'off');
    expect(await layoutViolations(kiosk, 'service')).toEqual([]);
  });

  await test.step('products: letters, zero, a price, and undo', async () => {
    await press(kiosk, 'back');
    await atDoor(kiosk, 'products');
    await press(kiosk, 'product-water');
    for (const wrong of ['abc', '0']) {
      await field(kiosk, 'price').fill(wrong);
      await press(kiosk, 'save');
      await expect(notice(kiosk, 'fault')).toBeVisible();
    }
    expect(await text()).toBe(before);
    await field(kiosk, 'price').fill('');
    for (const key of ['digit-5', 'digit-0', 'digit-0']) await press(kiosk, key);
    await press(kiosk, 'save');
    await expect(notice(kiosk, 'good')).toBeVisible();
    expect(await text()).toBe(before.replace('priceTenge: 450', 'priceTenge: 500'));
    expect(await readdir(join(directory, 'backups'))).toHaveLength(1);
    await press(kiosk, 'undo');
    await expect(field(kiosk, 'price')).toHaveValue('450');
    expect(await text()).toBe(before);
    await press(kiosk, 'close');
    await expect(kiosk.page.locator('[data-action=product-water]')).toContainText('450');
    await press(kiosk, 'product-water');
    await field(kiosk, 'price').fill('510,5');
    await field(kiosk, 'name-en').click();
    expect(await layoutViolations(kiosk, 'service')).toEqual([]);
    await press(kiosk, 'save');
    await expect(notice(kiosk, 'good')).toBeVisible();
  });

  await test.step('customers see the new price, and what was taken off as sold out', async () => {
    await press(kiosk, 'leave');
    await kiosk.waitScreen('idle');
    await expect(kiosk.page.locator('.card').first()).toContainText('510,5');
    await expect(kiosk.page.locator('.card').nth(3)).toBeDisabled();
  });
});
