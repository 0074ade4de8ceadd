import { mergeTests } from '@playwright/test';
import { test as withAcceptor } from '../support/lines/acceptor-line.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import {
  expect,
  expectOnPaper,
  latestPaper,
  linesOn,
  prints,
  test as withPrinter,
  waitPaper,
  waitPrinter,
} from '../support/lines/paper-line.ts';
import { toCash, toRefundQr, waitOffersCash } from '../support/kiosk/sales.ts';

const test = mergeTests(withAcceptor, withPrinter);

test('a debt is printed on a slip with the code of the screen', async ({ bank, printer, kiosks }) => {
  const kiosk = await kiosks.open({ change: prints(printer.path) });
  await waitPrinter(kiosk);
  const { purchase } = await toRefundQr(kiosk, bank);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'paid-late');
  await waitPaper(kiosk, 'printed');
  const code = await kiosk.page.locator('.claim-code').innerText();
  expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  await expect(kiosk.page.locator('.paper-note')).toBeVisible();
  const lines = linesOn(latestPaper(printer));
  expectOnPaper(lines, code);
  expectOnPaper(lines, 'Су');
  expectOnPaper(lines, '450\u00a0₸');
  expectOnPaper(lines, purchase.qrPaymentId);
  expectOnPaper(lines, '+7 700 123 45 67');
  expect(await kiosk.onlySale()).toMatchObject({ state: 'debt', owedTiyn: 45_000 });
});

test('change is on the receipt with the code of the screen; a collection prints a slip with the sum', async ({
  printer,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: (config) => takesCash(acceptor.path)(prints(printer.path)(config)) });
  await waitPrinter(kiosk);
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500]);
  acceptor.insert(500);
  await kiosk.waitScreen('success');
  await waitPaper(kiosk, 'printed');
  const receipt = linesOn(latestPaper(printer));
  expectOnPaper(receipt, await kiosk.page.locator('.claim-code').innerText());
  expectOnPaper(receipt, 'Қолма-қол ақша', '500\u00a0₸');
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');

  acceptor.unit.removeCassette();
  await expect.poll(() => printer.device.papers().length).toBe(2);
  const slip = linesOn(latestPaper(printer, 2));
  expectOnPaper(slip, 'Инкассация');
  expectOnPaper(slip, 'Банкнот саны', '1');
  expectOnPaper(slip, 'Сома', '500\u00a0₸');
  acceptor.unit.returnCassette();
  await waitOffersCash(kiosk);
  expect(printer.device.papers()).toHaveLength(2);
});
