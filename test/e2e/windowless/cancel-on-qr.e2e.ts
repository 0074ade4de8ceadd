import { expect, test } from '../../support/windowless/windowless-test.ts';
import { OWED, toQr, waitRefund, WATER } from '../../support/kiosk/sales.ts';

test('paid after Cancel: owed, never dispensed', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  const purchase = await toQr(kiosk, bank);
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  await kiosk.waitSale({ state: 'unresolved', paidTiyn: 0 });
  // A phone that had scanned before Cancel.
  purchase.scan();
  await bank.reported(purchase, 'Wait');
  expect(await kiosk.screen()).toBe('idle');
  purchase.confirm();
  await bank.reported(purchase, 'Processed');

  await waitRefund(kiosk, 'paid-late', 'qr');
  const owed = { ...OWED, purchases: [purchase.qrPaymentId], qrPaymentId: purchase.qrPaymentId };
  expect(await kiosk.onlySale()).toMatchObject(owed);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'paid-late');
  expect(await kiosk.onlySale()).toMatchObject(owed);
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitScreen('idle');
  expect(relay.pulses()).toEqual([]);
});

test('refused after Cancel: closed', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  const purchase = await toQr(kiosk, bank);
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  purchase.fail();
  await bank.reported(purchase, 'Error');
  await kiosk.waitSale({ state: 'closed', paidTiyn: 0, owedTiyn: 0, dispensed: false });
  expect(await kiosk.screen()).toBe('idle');
  expect(relay.pulses()).toEqual([]);
});

test('paid after Cancel while the next customer buys: each purchase stays with its sale', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const first = await toQr(kiosk, bank, 1);
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  const second = await toQr(kiosk, bank, 2, 'Шырын');
  first.scan();
  await bank.reported(first, 'Wait');
  first.confirm();
  await bank.reported(first, 'Processed');
  await expect.poll(async () => (await kiosk.ledger()).map(({ state }) => state)).toEqual(['debt', 'open']);
  expect(await kiosk.screen()).toBe('qr');
  second.scan();
  await kiosk.waitScreen('confirm');
  second.confirm();
  await kiosk.waitScreen('success');
  // The customer who had cancelled is not at this screen.
  expect(bank.requestsOf('return/create')).toEqual([]);
  await expect.poll(() => relay.pulses()).toEqual([2]);
  expect(
    (await kiosk.ledger()).map(({ qrPaymentId, owedTiyn, deliveredTiyn }) => [qrPaymentId, owedTiyn, deliveredTiyn]),
  ).toEqual([
    [first.qrPaymentId, WATER.priceTiyn, 0],
    [second.qrPaymentId, 0, 69_050],
  ]);
});
