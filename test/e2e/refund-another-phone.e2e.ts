import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { layoutViolations } from '../support/kiosk/layouts.ts';
import { readQr } from '../support/kiosk/read-qr.ts';
import { REFUNDED, toQr, waitRefund, WATER } from '../support/kiosk/sales.ts';

test('another phone scans first: it gets nothing, a new code is shown, and the phone that paid is refunded', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  // The stranger is a customer too: their own purchase must not be mistaken for the one that is owed.
  const strangers = await toQr(kiosk, bank, 1);
  strangers.scan('stranger');
  strangers.confirm();
  await kiosk.waitScreen('success');
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
  const purchase = await toQr(kiosk, bank, 2);
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  purchase.scan('payer');
  purchase.confirm();
  await waitRefund(kiosk, 'paid-late', 'qr');

  const first = await bank.qrReturn(1);
  first.scan('stranger');
  const second = await bank.qrReturn(2);
  await waitRefund(kiosk, 'paid-late', 'qr');
  await expect(kiosk.page.locator('.wrong-phone')).toContainText('Ол телефонда бұл төлем жоқ');
  expect(await layoutViolations(kiosk, 'refund')).toEqual([]);
  expect(await readQr(await kiosk.screenshot())).toBe(second.qrToken);
  expect((await kiosk.ledger()).map(({ state, owedTiyn }) => [state, owedTiyn])).toEqual([
    ['closed', 0],
    ['debt', WATER.priceTiyn],
  ]);
  expect(bank.requestsOf('payment/return')).toEqual([]);

  second.scan('payer');
  await waitRefund(kiosk, 'paid-late', 'done');
  expect(purchase.givenBack).toEqual([{ qrReturnId: second.qrReturnId, amountTiyn: WATER.priceTiyn }]);
  expect(strangers.givenBack).toEqual([]);
  expect((await kiosk.ledger()).at(-1)).toMatchObject(REFUNDED);
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});
