import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from '../support/kiosk/axe.ts';
import { DoorLooks } from '../support/kiosk/door-pictures.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

test('files go onto a stick and can be taken away; payments and another machine’s settings come from one; axe finds nothing', async ({
  kiosks,
}, { outputDir }) => {
  const stick = join(outputDir, 'stick');
  mkdirSync(stick, { recursive: true });
  const kiosk = await kiosks.open({ change: (config) => ({ ...withPins(config), export: { folder: stick } }) });
  const looks = new DoorLooks(kiosk);
  const fact = (name: string) => kiosk.page.locator(`[data-fact=${name}]`);
  await knock(kiosk);
  await waitStep(kiosk, 'pin');
  await typePin(kiosk, SERVICE.technician.pin);
  await waitStep(kiosk, 'home');
  await press(kiosk, 'home-export');
  await waitStep(kiosk, 'export');

  await expect(kiosk.page.locator('[data-action=stick-1]')).toHaveAttribute('aria-pressed', 'true');
  expect(await axeFindings(kiosk)).toEqual([]);
  await press(kiosk, 'export-start');
  await expect(fact('removable')).toBeVisible();
  for (const format of ['csv', 'eva-dts', 'journal', 'log']) await expect(fact(`written-${format}`)).toBeVisible();
  expect(
    readdirSync(stick)
      .map((name) => name.replace(/.*_/, ''))
      .sort(),
  ).toEqual(['audit.dts', 'journal.db', 'log.jsonl', 'sales.csv']);
  expect(await axeFindings(kiosk)).toEqual([]);

  await press(kiosk, 'format-journal');
  await press(kiosk, 'format-log');
  await press(kiosk, 'days-last-month');
  await press(kiosk, 'export-start');
  await expect(fact('written-csv')).toContainText(/_\d{4}-\d\d-01_\d{4}-\d\d-\d\d_sales\.csv/);
  expect(readdirSync(stick)).toHaveLength(6);

  await press(kiosk, 'days-dates');
  await press(kiosk, 'export-start');
  await expect(fact('mistake')).toBeVisible();
  for (const digit of '01022020') await press(kiosk, `digit-${digit}`);
  await expect(kiosk.page.locator('[data-field=from]')).toHaveValue('01.02.2020');
  await looks.look('export-dates');
  await press(kiosk, 'export-start');
  await expect(fact('written-csv')).toContainText('_2020-02-01_');
  expect(readdirSync(stick)).toHaveLength(8);

  for (const format of ['csv', 'eva-dts', 'settings']) await press(kiosk, `format-${format}`);
  await press(kiosk, 'export-start');
  await expect(fact('written-settings')).toBeVisible();
  await looks.look('export-written');

  const [folder = ''] = readdirSync(stick).filter((name) => name.endsWith('_settings'));
  const written = join(stick, folder, 'kiosk.yaml');
  const theirs = readFileSync(written, 'utf8').replace(/priceTenge: \d+/, 'priceTenge: 555');
  mkdirSync(join(stick, 'other'));
  writeFileSync(join(stick, 'other', 'kiosk.yaml'), theirs);
  writeFileSync(join(stick, 'payments.csv'), 'orderId;amount;status;transactionId\r\nelsewhere;450,00;Processed;1\r\n');
  const choose = async (words: string): Promise<void> => {
    await kiosk.page.locator('.import-files button', { hasText: words }).click();
  };
  await press(kiosk, 'back');
  await press(kiosk, 'home-import');
  await waitStep(kiosk, 'import');
  await looks.look('import');
  await choose('payments.csv');
  await press(kiosk, 'import-start');
  await expect(fact('count-unknown-here')).toHaveAttribute('data-count', '1');
  await expect(fact('finding')).toHaveCount(1);
  await looks.look('import-payments');

  await press(kiosk, 'refresh');
  await choose('other/kiosk.yaml');
  await expect(fact('change')).toHaveCount(1);
  await looks.look('import-settings');
  await press(kiosk, 'import-start');
  await expect(fact('import-notice')).toHaveAttribute('data-notice', 'written');
  expect(readFileSync(kiosks.folder.configFile, 'utf8')).toContain('priceTenge: 555');
  await looks.look('import-written');
  await press(kiosk, 'undo');
  await expect(fact('import-notice')).toHaveAttribute('data-notice', 'undone');
  expect(readFileSync(kiosks.folder.configFile, 'utf8')).not.toContain('555');
  expect(looks.found).toEqual([]);
});
