import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { expect, test, typeNumber } from '../support/kiosk/stand-in-test.ts';

const PHONE = '7077777777';
const SOON_MS = 1_500;
const configSchema = z.looseObject({ payment: z.looseObject({}) });

/** One configuration with the services of both. */
async function bothOf(first: string, second: string): Promise<string> {
  const [one, other] = await Promise.all(
    [first, second].map(async (file) => configSchema.parse(parse(await readFile(file, 'utf8')))),
  );
  const path = join(dirname(first), 'both.yaml');
  await writeFile(path, stringify({ ...one, payment: { ...one?.payment, ...other?.payment } }));
  return path;
}

test('ByFly: the commission is shown before, a part is paid and then the rest; beside it an invoice by Kaspi that only a touch asks about', async ({
  standIns,
}) => {
  const sandbox = await standIns.open({ ports: { enhanced: 0 }, byFly: { port: 0 } });
  const { byFly, files, phone } = sandbox;
  if (byFly === null || files.configs.enhanced === undefined) throw new Error('a service is not open');
  const kiosk = await standIns.start(await bothOf(files.configs.enhanced, byFly.config), 'Русский');
  const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name });

  await kiosk.tapProduct('Вода');
  await kiosk.waitScreen('payment');
  await expect(button(/^Kaspi Gold.*454,50/)).toBeVisible();
  await button(/^Kaspi Gold/).click();
  await kiosk.waitScreen('qr');
  const { service } = byFly;
  const id = service.payments()[0]?.id ?? '';
  service.pay(id, 20_000);
  await expect(button('Доплатить')).toBeVisible();
  await expect(kiosk.page.getByText('254,50').first()).toBeVisible();
  await expect(button('Отмена')).toBeVisible();
  await button('Доплатить').click();
  await expect(kiosk.page.getByRole('img', { name: 'Kaspi QR' })).toBeVisible();
  // Cancel has grown to where the touched button was: an impatient second tap hits it as a double click.
  await button('Отмена').dispatchEvent('click', { detail: 2 });
  service.pay(id);
  await kiosk.waitScreen('success');
  expect(await kiosk.onlySale()).toMatchObject({
    provider: 'byfly',
    purchases: [id],
    paidTiyn: 45_450,
    deliveredTiyn: 45_450,
    priceTiyn: 45_000,
    state: 'closed',
  });
  expect(service.requests().filter(({ operation }) => operation === 'payment/kaspi')).toHaveLength(1);
  expect(service.violations()).toEqual([]);

  await kiosk.tap('Готово');
  await kiosk.waitScreen('idle');
  await kiosk.tapProduct('Вода');
  await kiosk.waitScreen('payment');
  await button(/^Счёт на телефон/).click();
  await kiosk.waitScreen('phone');
  await typeNumber(kiosk, PHONE);
  await button('Далее').dblclick();
  await kiosk.waitScreen('invoice');
  const asked = (method: string): number => sandbox.requests().filter((one) => one.method === method).length;
  await button('Проверить оплату').dblclick();
  await expect.poll(() => asked('payment/status')).toBe(1);
  expect(await phone.pay(sandbox.purchases().at(-1)?.id ?? '')).toMatchObject({ ok: true });
  expect(asked('payment/status')).toBe(1);
  // A touch too soon after the last one asks nothing.
  await expect(async () => {
    await button('Проверить оплату').click();
    await expect.poll(() => kiosk.screen(), { timeout: SOON_MS }).not.toBe('invoice');
  }).toPass({ timeout: 60_000 });
  await kiosk.waitScreen('success');
  expect([asked('remote/create'), asked('payment/status')]).toEqual([1, 2]);
  expect(sandbox.violations()).toEqual([]);
});
