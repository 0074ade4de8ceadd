import { expect, test } from '../support/lines/acceptor-line.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import { toCash, waitOffersCash } from '../support/kiosk/sales.ts';

const catalogue = [{ id: 'juice', channel: 2, name: { kk: 'Шырын', ru: 'Сок', en: 'Juice' }, priceTenge: 750 }];

/** Longer than the silence after which a unit counts as lost where no RESET explains it. */
const BOOT_MS = 6_000;

test('a unit that is silent for six seconds after RESET is reset once; 500 in notes and the rest of 750 by QR: one sale, one product, both on the receipt', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  acceptor.unit.setFault({ kind: 'boots-after-reset', bootMs: BOOT_MS, meanwhile: 'silence' });
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path, { catalogue }) });
  await waitOffersCash(kiosk);
  expect(acceptor.resets()).toBe(1);
  expect(kiosk.logSoFar().map(({ event }) => event)).not.toContain('acceptor-lost');
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
