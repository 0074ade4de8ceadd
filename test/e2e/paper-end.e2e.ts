import {
  expect,
  expectOnPaper,
  latestPaper,
  linesOn,
  prints,
  test,
  waitPaper,
  waitPrinter,
  waitPrinterOut,
} from '../support/lines/paper-line.ts';
import { buy, WATER } from '../support/kiosk/sales.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';

const SOLD = {
  paidTiyn: WATER.priceTiyn,
  deliveredTiyn: WATER.priceTiyn,
  owedTiyn: 0,
  dispensed: true,
  state: 'closed',
} as const;
/** So slow that a receipt is seen coming out. */
const ROWS_PER_SECOND = 300;

async function expectReceiptOnScreen(kiosk: Kiosk, qrPaymentId: string): Promise<void> {
  const receipt = kiosk.page.getByRole('region', { name: 'Чек' });
  await expect(receipt).toContainText('450\u00a0₸');
  await expect(receipt).toContainText(qrPaymentId);
}

test('no paper before the sale: the kiosk sells, and the receipt is on the screen', async ({
  bank,
  printer,
  kiosks,
}) => {
  printer.device.setFault({ kind: 'paper-end' });
  const kiosk = await kiosks.open({ change: prints(printer.path) });
  await waitPrinterOut(kiosk);
  const purchase = await buy(kiosk, bank);
  await waitPaper(kiosk, 'none');
  await expectReceiptOnScreen(kiosk, purchase.qrPaymentId);
  expect(await kiosk.onlySale()).toMatchObject(SOLD);
  expect([printer.device.papers(), printer.device.uncut().rows]).toEqual([[], []]);
});

test('the paper ends within a receipt: the screen shows it, and the next receipt is complete', async ({
  bank,
  printer,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: prints(printer.path) });
  await waitPrinter(kiosk);
  printer.device.setFault({ kind: 'paper-end', afterLines: 6 });
  const purchase = await buy(kiosk, bank);
  await waitPaper(kiosk, 'failed');
  await expectReceiptOnScreen(kiosk, purchase.qrPaymentId);
  await expect(kiosk.page.locator('.paper-failed')).toBeVisible();
  expect(printer.device.papers()).toEqual([]);
  expect(await kiosk.onlySale()).toMatchObject(SOLD);

  printer.device.clearFault('paper-end');
  await waitPrinter(kiosk, 2);
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
  const second = await buy(kiosk, bank, 2, 'Шырын');
  await waitPaper(kiosk, 'printed');
  const paper = printer.device.papers().at(-1);
  if (paper === undefined) throw new Error('there is no paper');
  const lines = linesOn(paper);
  expectOnPaper(lines, 'Кофе и вода');
  expectOnPaper(lines, second.qrPaymentId);
  // What the printer still had of the first receipt is on a paper of its own.
  expect(lines.join('\n')).not.toContain(purchase.qrPaymentId);
});

test.describe('a slow printer', () => {
  test.use({ roll: { rowsPerSecond: ROWS_PER_SECOND } });

  test('unplugged while it prints: the sale is not disturbed, and the next one is printed when it is back', async ({
    bank,
    printer,
    kiosks,
  }) => {
    const kiosk = await kiosks.open({ change: prints(printer.path) });
    await waitPrinter(kiosk);
    const purchase = await buy(kiosk, bank);
    await waitPaper(kiosk, 'printing');
    await expect.poll(() => printer.device.uncut().rows.length).toBeGreaterThan(0);
    await printer.unplug();
    printer.device.powerCut();
    await waitPaper(kiosk, 'failed');
    await expectReceiptOnScreen(kiosk, purchase.qrPaymentId);
    expect(await kiosk.onlySale()).toMatchObject(SOLD);
    await kiosk.tap('Дайын');
    await kiosk.waitScreen('idle');

    printer.device.powerOn();
    await printer.plug();
    await waitPrinter(kiosk, 2);
    const second = await buy(kiosk, bank, 2, 'Шырын');
    await waitPaper(kiosk, 'printed');
    // What had come out of the first receipt was marked as void and cut off before.
    expectOnPaper(linesOn(latestPaper(printer, 2)), second.qrPaymentId);
    const [interrupted] = printer.device.papers();
    expect(interrupted?.text.join('\n')).toContain('VOID');
    expect((await kiosk.ledger()).map(({ state, dispensed }) => [state, dispensed])).toEqual([
      ['closed', true],
      ['closed', true],
    ]);
  });
});
