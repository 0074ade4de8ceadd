import { expect, test } from '../../support/windowless/windowless-test.ts';
import { toQr } from '../../support/kiosk/sales.ts';

const SALE_REFUSED = ['990000028', '9900000028', '12345', '-7'];

test('codes that refuse one sale, known and unknown: the next one is not refused', async ({ bank, kiosks }) => {
  const kiosk = await kiosks.open();
  for (const code of SALE_REFUSED) {
    await test.step(code, async () => {
      bank.faults.next('qr/create', { kind: 'code', code });
      await kiosk.tapProduct('Су');
      await kiosk.waitReason('error', 'payment-refused');
      await kiosk.tap('Тауарларға оралу');
      await kiosk.waitScreen('idle');
    });
  }
  await toQr(kiosk, bank);
  expect((await kiosk.ledger()).map(({ state, paidTiyn }) => [state, paidTiyn])).toEqual([
    ...SALE_REFUSED.map(() => ['closed', 0]),
    ['open', 0],
  ]);
});

test('-999 on qr/create is retried, and on payment/status polling continues', async ({ bank, relay, kiosks }) => {
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
  await expect.poll(() => relay.pulses()).toEqual([1]);
});
