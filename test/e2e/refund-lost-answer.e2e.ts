import type { Fault } from '../support/foreign-bank/faults.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { OWED, REFUNDED, toRefundQr, UNDECIDED, waitRefund, WATER } from '../support/kiosk/sales.ts';

const LOST: Readonly<Record<string, Fault>> = {
  'torn down': { kind: 'reset', after: true },
  'a page of a gateway': { kind: 'html', status: 502, after: true },
  'silence': { kind: 'silence', after: true },
};

for (const [name, fault] of Object.entries(LOST)) {
  test(`the answer to payment/return is lost after the work (${name}): the details decide, no second return`, async ({
    bank,
    kiosks,
  }) => {
    const kiosk = await kiosks.open();
    const { purchase, qrReturn } = await toRefundQr(kiosk, bank);
    bank.faults.next('payment/return', fault);
    qrReturn.scan('payer');
    await waitRefund(kiosk, 'paid-late', 'done', 40_000);
    expect(await kiosk.onlySale()).toMatchObject(REFUNDED);
    expect(purchase.givenBack).toEqual([{ qrReturnId: qrReturn.qrReturnId, amountTiyn: WATER.priceTiyn }]);
    expect(bank.requestsOf('payment/return')).toHaveLength(1);
    expect(bank.requestsOf('payment/details')).toHaveLength(2);
  });
}

test('the refund request never arrives: owed while the details show no refund, and not repeated blindly', async ({
  bank,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const { purchase, qrReturn } = await toRefundQr(kiosk, bank);
  bank.faults.next('payment/return', { kind: 'reset' });
  qrReturn.scan('payer');
  await bank.received('payment/details', 3);
  expect(await kiosk.onlySale()).toMatchObject(UNDECIDED);
  expect(purchase.givenBack).toEqual([]);
  expect(bank.requestsOf('payment/return')).toHaveLength(1);
});

test('answers before the refund are lost: requested again, and refunded', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  const { purchase, qrReturn } = await toRefundQr(kiosk, bank);
  bank.faults.next('return/status', { kind: 'reset', after: true });
  bank.faults.next('return/status', { kind: 'html', status: 502 });
  bank.faults.next('return/operations', { kind: 'reset', after: true });
  bank.faults.next('payment/details', { kind: 'code', code: '-999' });
  await bank.received('return/status', 3);
  qrReturn.scan('payer');
  await waitRefund(kiosk, 'paid-late', 'done', 40_000);
  expect(await kiosk.onlySale()).toMatchObject(REFUNDED);
  expect(purchase.givenBack).toHaveLength(1);
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
  await expect(kiosk.page.locator('.claim-code')).toHaveText(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  await expect(kiosk.page.getByText('990000018', { exact: true })).toBeVisible();
  expect(await kiosk.onlySale()).toMatchObject(OWED);
});

for (const code of ['-99000011', '-99000020', '-990000003', '-31415']) {
  test(`the bank refuses the refund (${code}): owed, with a claim code`, async ({ bank, kiosks }) => {
    const kiosk = await kiosks.open();
    const { purchase, qrReturn } = await toRefundQr(kiosk, bank);
    bank.faults.next('payment/return', { kind: 'code', code });
    qrReturn.scan('payer');
    await kiosk.waitReason('error', 'paid-late');
    await expect(kiosk.page.locator('.claim-code')).toHaveText(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
    expect(await kiosk.onlySale()).toMatchObject(OWED);
    expect(purchase.givenBack).toEqual([]);
    expect(bank.requestsOf('payment/return')).toHaveLength(1);
  });
}
