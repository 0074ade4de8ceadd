import { expect, test } from '../support/kiosk-test.ts';
import { toQr } from '../support/sales.ts';

/** With the zero too many that the recognised specification shows, and without. */
for (const code of ['990000018', '9900000018']) {
  test(`${code} on qr/create: payments off until the bank takes them again`, async ({ bank, kiosks }) => {
    const kiosk = await kiosks.open();
    bank.faults.next('qr/create', { kind: 'code', code, message: 'Торговая точка отключена' });
    await kiosk.tapProduct('Су');
    await kiosk.waitReason('error', 'payment-refused');
    await expect(kiosk.page.getByText('990000018', { exact: true })).toBeVisible();
    await kiosk.tap('Тауарларға оралу');
    await kiosk.waitReason('out-of-service', 'payments-refused');
    await kiosk.waitScreen('idle');
    expect(await kiosk.onlySale()).toMatchObject({ purchases: [], paidTiyn: 0, state: 'closed' });
  });
}

for (const code of ['990000028', '9900000028', '12345', '-7']) {
  test(`${code} on qr/create: this sale is refused, the next one is not`, async ({ bank, kiosks }) => {
    const kiosk = await kiosks.open();
    bank.faults.next('qr/create', { kind: 'code', code });
    await kiosk.tapProduct('Су');
    await kiosk.waitReason('error', 'payment-refused');
    await kiosk.tap('Тауарларға оралу');
    await kiosk.waitScreen('idle');
    await toQr(kiosk, bank);
    expect((await kiosk.ledger()).map(({ state, paidTiyn }) => [state, paidTiyn])).toEqual([['closed', 0], ['open', 0]]);
  });
}

test('-999 on qr/create: asked again; on payment/status: asked on', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  bank.faults.next('qr/create', { kind: 'code', code: '-999', message: 'Сервис временно недоступен' });
  const purchase = await toQr(kiosk, bank);
  bank.faults.next('payment/status', { kind: 'code', code: '-999' });
  bank.faults.next('payment/status', { kind: 'code', code: '-1601' });
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  expect(bank.requestsOf('qr/create')).toHaveLength(2);
  expect(relay.pulses()).toEqual([1]);
});
