import { expect, test } from '../../support/windowless/windowless-test.ts';
import { OWED, REFUNDED, toRefundQr, waitRefund, WATER } from '../../support/kiosk/sales.ts';

/* Other faults and codes, without a window: test/scenarios/kaspi/refund-answers-lost-in-a-sale.test.ts. */

test('the answer to payment/return is lost after the work: the details decide, no second return', async ({
  bank,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const { purchase, qrReturn } = await toRefundQr(kiosk, bank);
  bank.faults.next('payment/return', { kind: 'reset', after: true });
  qrReturn.scan('payer');
  await waitRefund(kiosk, 'paid-late', 'done', 40_000);
  expect(await kiosk.onlySale()).toMatchObject(REFUNDED);
  expect(purchase.givenBack).toEqual([{ qrReturnId: qrReturn.qrReturnId, amountTiyn: WATER.priceTiyn }]);
  expect(bank.requestsOf('payment/return')).toHaveLength(1);
  expect(bank.requestsOf('payment/details')).toHaveLength(2);
});

test('the code of the refund is not created: owed, with a claim code', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  bank.faults.always('return/create', { kind: 'code', code: '990000018', message: 'Торговая точка отключена' });
  await kiosk.tapProduct(WATER.name);
  const purchase = await bank.purchase();
  await kiosk.waitScreen('qr');
  await kiosk.tap('Бас тарту');
  await kiosk.waitScreen('idle');
  purchase.scan();
  purchase.confirm();
  await kiosk.waitReason('error', 'paid-late');
  expect(await kiosk.claimCode()).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  expect(kiosk.shown()).toMatchObject({ technicalCode: '990000018' });
  expect(await kiosk.onlySale()).toMatchObject(OWED);
});

test('the bank refuses the refund: owed, with a claim code', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  const { purchase, qrReturn } = await toRefundQr(kiosk, bank);
  bank.faults.next('payment/return', { kind: 'code', code: '-99000011' });
  qrReturn.scan('payer');
  await kiosk.waitReason('error', 'paid-late');
  expect(await kiosk.claimCode()).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  expect(purchase.givenBack).toEqual([]);
  expect(bank.requestsOf('payment/return')).toHaveLength(1);
});
