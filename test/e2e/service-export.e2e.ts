import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from '../support/kiosk/axe.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { knock, press, SERVICE, typePin, waitStep, withPins } from '../support/kiosk/service-menu.ts';

test('files go onto a stick, are listed, and can be taken away; axe finds nothing', async ({ kiosks }, {
  outputDir,
}) => {
  const stick = join(outputDir, 'stick');
  mkdirSync(stick, { recursive: true });
  const kiosk = await kiosks.open({ change: (config) => ({ ...withPins(config), export: { folder: stick } }) });
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
});
