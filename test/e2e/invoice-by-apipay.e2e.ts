import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/setup/project.ts';
import { filesWith } from '../support/files-with.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { expect, pasteNumber, test, typeNumber } from '../support/kiosk/stand-in-test.ts';

const CLI = join(ROOT, 'main', 'cli', 'node.ts');
/** The digits of the numbers below, which every form of them ends with. */
const NUMBER = '7077777777';

const shows = (kiosk: Kiosk, number: string): Promise<void> =>
  expect(kiosk.page.getByRole('status').filter({ hasText: '+7' })).toHaveText(number);

test('an invoice by ApiPay is sent once, paid and delivered; in Kazakh it is cancelled; the number is kept nowhere', async ({
  standIns,
}) => {
  const { apiPay } = await standIns.open({ apiPay: { port: 0 } });
  if (apiPay === null) throw new Error('ApiPay is not open');
  const { config, service } = apiPay;
  const kiosk = await standIns.start(config, 'Русский');
  const created = (): number => service.requests().filter(({ operation }) => operation === 'invoices/create').length;

  await kiosk.tapProduct('Вода');
  await kiosk.waitScreen('phone');
  await typeNumber(kiosk, '87077777777');
  await kiosk.page.getByRole('button', { name: 'Далее', exact: true }).dblclick();
  await kiosk.waitScreen('invoice');
  const [sent] = service.invoices();
  expect(sent).toMatchObject({ phone: '87077777777', amountTiyn: 45_000 });
  await expect(kiosk.page.getByText('+7 *** *** ** 77')).toBeVisible();
  expect(await kiosk.page.content()).not.toMatch(/707[\s-]*777/);
  service.play(sent?.id ?? '', 'pay');
  await kiosk.waitScreen('success');
  expect(created()).toBe(1);
  expect(await kiosk.page.content()).not.toMatch(/707[\s-]*777/);
  expect(await kiosk.onlySale()).toMatchObject({
    provider: 'apipay',
    paidTiyn: 45_000,
    deliveredTiyn: 45_000,
    qrPaymentId: sent?.id,
    state: 'closed',
  });

  await kiosk.tap('Готово');
  await kiosk.waitScreen('idle');
  await kiosk.tap('Қазақша');
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('phone');
  // A number of another country, and one with a slip, by a USB keyboard.
  await pasteNumber(kiosk, '+380 44 123 45 67');
  await kiosk.page.keyboard.press('Enter');
  await expect(kiosk.page.getByRole('alert')).toBeVisible();
  for (let digit = 0; digit < 11; digit++) await kiosk.page.keyboard.press('Backspace');
  await pasteNumber(kiosk, '+7 (707) 777-77-7');
  await kiosk.page.keyboard.type('8');
  await shows(kiosk, '+7 707 777 77 78');
  await kiosk.page.keyboard.press('Backspace');
  await kiosk.page.keyboard.type('7');
  await shows(kiosk, '+7 707 777 77 77');
  await kiosk.page.keyboard.press('Enter');
  await kiosk.waitScreen('invoice');
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  await expect.poll(() => service.invoices().map(({ status }) => status)).toEqual(['paid', 'cancelled']);
  expect(service.invoices().map(({ phone }) => phone)).toEqual(['87077777777', '87077777777']);
  expect(created()).toBe(2);
  expect(service.violations()).toEqual([]);
  await kiosk.close();

  const { dataDirectory } = standIns;
  const out = join(dataDirectory, 'exported');
  mkdirSync(out);
  execFileSync(process.execPath, [CLI, 'export', '--data-dir', dataDirectory, '--out', out]);
  const id = sent?.id ?? '';
  expect(filesWith(dataDirectory, id).filter((name) => /journal|exported/.test(name)).length).toBeGreaterThan(1);
  expect(filesWith(dataDirectory, NUMBER)).toEqual([]);
});
