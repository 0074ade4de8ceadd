import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import type { ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { DoorLooks } from '../support/kiosk/door-pictures.ts';
import { layoutViolations } from '../support/kiosk/layouts.ts';
import { hold, knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

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

const HEADER = 'Название;Қазақша;Name in English;Цена, тенге;Канал;Загружено\n';
/** As a Russian Excel writes it: a price of zero, a channel twice, a formula. */
const WRONG = `${HEADER}Вода;Су;Water;0;1;\nСок яблочный;Шырын;Apple juice;300;2;\nШоколад;;;390,50;2;\n=1+1;;;10;4;\n`;
const RIGHT = `\uFEFF${HEADER}Вода;Су;Water;"1 250,50 ₸";1;\nСок яблочный;Шырын;Apple juice;300;2;\nШоколад;;;390,50;3;\nЧай;Шай;Tea;350;4;6\n`;

const withShelf = (config: ConfigTree): ConfigTree => ({ ...withPins(config), ...CONFIG_KEYS });

async function atDoor(kiosk: Kiosk, step: 'stock' | 'products'): Promise<void> {
  await press(kiosk, `home-${step}`);
  await waitStep(kiosk, step);
}

const fact = (kiosk: Kiosk, product: string, name: string) =>
  kiosk.page.locator(`[data-fact=stock-${product}] [data-fact=${name}]`);
const notice = (kiosk: Kiosk, kind: 'good' | 'attention' | 'fault') => kiosk.page.locator(`.notice[data-kind=${kind}]`);
const shelf = (kiosk: Kiosk, channel: number, product: string) =>
  kiosk.page.locator(`[data-fact=shelf-${String(channel)}] [data-fact=shelf-product-${product}]`);
const field = (kiosk: Kiosk, name: string) => kiosk.page.locator(`[data-field=${name}]`);

test('a shelf is filled, counted and swapped, prices and lists are taken over and taken back, and customers see it', async ({
  kiosks,
  relay,
}) => {
  const { configFile, directory } = kiosks.folder;
  const stick = join(directory, 'KINGSTON');
  await kiosks.prepare({ change: withShelf });
  const kiosk = await kiosks.start(['--sticks', stick]);
  await kiosk.waitScreen('idle');
  const looks = new DoorLooks(kiosk, 'products ');
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
    await looks.look('form');
    expect(await layoutViolations(kiosk, 'service')).toEqual([]);
    await press(kiosk, 'save');
    await expect(notice(kiosk, 'good')).toBeVisible();
  });

  await test.step('shelf: two channels change places, and one is tried with its product', async () => {
    await press(kiosk, 'close');
    await press(kiosk, 'shelf');
    await expect(shelf(kiosk, 1, 'water')).toBeVisible();
    await press(kiosk, 'shelf-1');
    await press(kiosk, 'shelf-2');
    await expect(notice(kiosk, 'good')).toBeVisible();
    await expect(shelf(kiosk, 2, 'water')).toBeVisible();
    await expect(shelf(kiosk, 1, 'juice')).toBeVisible();
    expect(await layoutViolations(kiosk, 'service')).toEqual([]);
    await looks.look('shelf');
    await hold(kiosk, 'try-2');
    await press(kiosk, 'answer-not-out-2');
    expect(relay.pulses()).toEqual([2]);
    await press(kiosk, 'undo');
    await expect(shelf(kiosk, 1, 'water')).toBeVisible();
    await press(kiosk, 'shelf-close');
  });

  await test.step('a list on a stick: its mistakes, then what would change, then one touch', async () => {
    await press(kiosk, 'list-open');
    await expect(notice(kiosk, 'attention')).toBeVisible();
    await looks.look('lists');
    await mkdir(stick);
    await writeFile(join(stick, 'products.csv'), WRONG);
    await press(kiosk, 'list-look');
    const untouched = await text();
    await press(kiosk, 'list-read-0');
    await expect(kiosk.page.locator('[data-fact=list-mistake]')).toHaveCount(3);
    await looks.look('mistakes');
    expect(await layoutViolations(kiosk, 'service')).toEqual([]);
    expect(await text()).toBe(untouched);
    await writeFile(join(stick, 'products.csv'), RIGHT);
    await press(kiosk, 'list-other');
    await press(kiosk, 'list-read-0');
    await expect(kiosk.page.locator('[data-fact=plan-water]')).toContainText('1250.5');
    await expect(kiosk.page.locator('[data-fact=plan-tea][data-kind=new]')).toBeVisible();
    await expect(kiosk.page.locator('[data-kind=gone]')).toHaveCount(1);
    expect(await layoutViolations(kiosk, 'service')).toEqual([]);
    await looks.look('plan');
    await press(kiosk, 'list-take');
    await expect(notice(kiosk, 'good')).toBeVisible();
    await expect(kiosk.page.locator('[data-action=product-tea]')).toBeVisible();
    await press(kiosk, 'undo');
    await expect(kiosk.page.locator('[data-action=product-tea]')).toBeHidden();
    expect(await text()).toBe(untouched);
  });

  expect(looks.found).toEqual([]);

  await test.step('customers see the new price, and what was taken off as sold out', async () => {
    await press(kiosk, 'leave');
    await kiosk.waitScreen('idle');
    await expect(kiosk.page.locator('.card').first()).toContainText('510,5');
    await expect(kiosk.page.locator('.card').nth(3)).toBeDisabled();
  });
});
