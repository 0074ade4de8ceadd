import { expect, latestPaper, prints, test, waitPaper } from '../support/lines/paper-line.ts';
import { buy, toQr } from '../support/kiosk/sales.ts';

const required = { required: true };

test('a required printer without paper stops sales; with new paper the kiosk sells again', async ({
  bank,
  printer,
  kiosks,
}) => {
  printer.device.setFault({ kind: 'paper-end' });
  await kiosks.prepare({ change: prints(printer.path, required) });
  const kiosk = await kiosks.start();
  await kiosk.waitReason('out-of-service', 'printer-out');
  await expect(kiosk.page.locator('.technician p')).toContainText(printer.path);
  expect(bank.requestsOf('qr/create')).toHaveLength(0);
  printer.device.clearFault('paper-end');
  await kiosk.waitScreen('idle');
  await buy(kiosk, bank);
  await waitPaper(kiosk, 'printed');
  latestPaper(printer);
});

test('the paper ends at idle: out of service, and back with new paper', async ({ printer, kiosks }) => {
  const kiosk = await kiosks.open({ change: prints(printer.path, required) });
  printer.device.setFault({ kind: 'paper-end' });
  await kiosk.waitReason('out-of-service', 'printer-out');
  printer.device.clearFault('paper-end');
  await kiosk.waitScreen('idle');
});

test('the paper ends while the code is shown: the current sale is completed first', async ({
  bank,
  printer,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: prints(printer.path, required) });
  const purchase = await toQr(kiosk, bank);
  printer.device.setFault({ kind: 'paper-end' });
  await kiosk.logged('printer-out');
  purchase.scan();
  purchase.confirm();
  await kiosk.waitScreen('success');
  await waitPaper(kiosk, 'none');
  await expect(kiosk.page.getByRole('region', { name: 'Чек' })).toContainText(purchase.qrPaymentId);
  expect(await kiosk.onlySale()).toMatchObject({ state: 'closed', dispensed: true, owedTiyn: 0 });
  await kiosk.tap('Дайын');
  await kiosk.waitReason('out-of-service', 'printer-out');
});
