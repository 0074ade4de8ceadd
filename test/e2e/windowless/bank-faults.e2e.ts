import { expect, test } from '../../support/windowless/windowless-test.ts';
import { toQr } from '../../support/kiosk/sales.ts';

test('the answer to qr/create is lost: a new code, and only that one is ever paid', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  bank.faults.next('qr/create', { kind: 'reset', after: true });
  bank.faults.next('qr/create', { kind: 'html', status: 502, after: true });
  const purchase = await toQr(kiosk, bank, 3);
  expect(bank.books.purchases).toHaveLength(3);
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([1]);
  expect(await kiosk.onlySale()).toMatchObject({ purchases: [purchase.qrPaymentId], state: 'closed', dispensed: true });
});

test('three lost answers: no connection, nothing is owed, idle again by itself', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  for (let attempt = 1; attempt <= 3; attempt += 1) bank.faults.next('qr/create', { kind: 'reset' });
  await kiosk.tapProduct('Су');
  await kiosk.waitReason('error', 'payment-unavailable');
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitScreen('idle');
  expect(await kiosk.onlySale()).toMatchObject({ purchases: [], paidTiyn: 0, state: 'closed' });
  expect(relay.pulses()).toEqual([]);
});

test(
  'polls that get an HTML page, a reset and no answer: the sale continues',
  { tag: '@waits' },
  async ({ bank, relay, kiosks }) => {
    const kiosk = await kiosks.open();
    const purchase = await toQr(kiosk, bank);
    bank.faults.next('payment/status', { kind: 'html', status: 502 });
    bank.faults.next('payment/status', { kind: 'reset' });
    bank.faults.next('payment/status', { kind: 'silence' });
    purchase.scan();
    await kiosk.waitScreen('confirm');
    purchase.confirm();
    await kiosk.waitScreen('success');
    await expect.poll(() => relay.pulses()).toEqual([1]);
    expect(await kiosk.onlySale()).toMatchObject({ state: 'closed', dispensed: true });
  },
);

test('the bank fails during the confirmation and is back when it is paid: dispensed', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const purchase = await toQr(kiosk, bank);
  purchase.scan();
  await kiosk.waitScreen('confirm');
  await bank.goDown();
  purchase.confirm();
  await bank.comeUp();
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([1]);
});
