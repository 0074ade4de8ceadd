import { expect, test } from '../support/lines/acceptor-line.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import { toCash, waitOffersCash } from '../support/kiosk/sales.ts';

const catalogue = [{ id: 'juice', channel: 2, name: { kk: 'Шырын', ru: 'Сок', en: 'Juice' }, priceTenge: 750 }];

test('500 in notes and the rest of 750 by QR: one sale, one product, both on the receipt', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path, { catalogue }) });
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500, 1_000], 'Шырын');
  acceptor.insert(500);
  await acceptor.waitTaking(500);
  await kiosk.tap('Қалғанын Kaspi QR арқылы');
  await kiosk.waitScreen('qr');
  // After the choice of QR no more notes are inserted.
  await acceptor.waitTaking();
  const purchase = await bank.purchase();
  expect(purchase.amount).toBe('250.00');
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([2]);
  const receipt = kiosk.page.getByRole('region', { name: 'Чек' });
  await expect(receipt).toContainText('Қолма-қол ақша500\u00a0₸');
  await expect(receipt).toContainText('Kaspi QR250\u00a0₸');
  expect(await kiosk.onlySale()).toMatchObject({
    provider: 'cash',
    purchases: [purchase.qrPaymentId],
    qrPaymentId: purchase.qrPaymentId,
    priceTiyn: 75_000,
    paidTiyn: 75_000,
    deliveredTiyn: 75_000,
    owedTiyn: 0,
    dispensed: true,
    state: 'closed',
  });
  expect(bank.books.purchases).toHaveLength(1);
});

test('the rest is never paid: the note in the cassette is owed, and nothing is dispensed', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path, { catalogue }) });
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500, 1_000], 'Шырын');
  acceptor.insert(500);
  await acceptor.waitTaking(500);
  await kiosk.tap('Қалғанын Kaspi QR арқылы');
  await kiosk.waitScreen('qr');
  const purchase = await bank.purchase();
  await kiosk.tap('Бас тарту');
  // A customer with notes in the machine may continue with notes.
  await kiosk.waitScreen('cash');
  await kiosk.tap('Бас тарту');
  await kiosk.waitReason('error', 'cash-not-used');
  await expect(kiosk.page.locator('.money')).toContainText('500\u00a0₸');
  await expect(kiosk.page.locator('.claim-code')).toBeVisible();
  purchase.fail();
  await kiosk.waitSale({ paidTiyn: 50_000, deliveredTiyn: 0, owedTiyn: 50_000, dispensed: false, state: 'debt' });
  expect(relay.pulses()).toEqual([]);
  expect(acceptor.cassetteTenge()).toBe(500);
});
