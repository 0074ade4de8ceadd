import { takesCash } from '../../support/kiosk/kiosk-files.ts';
import { toCash, waitOffersCash } from '../../support/kiosk/sales.ts';
import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';

const catalogue = [{ id: 'juice', channel: 2, name: { kk: 'Шырын', ru: 'Сок', en: 'Juice' }, priceTenge: 750 }];

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
  expect(kiosk.shown()).toMatchObject({ money: 'owed', amountTiyn: 50_000 });
  expect(await kiosk.claimCode()).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  purchase.fail();
  await kiosk.waitSale({ paidTiyn: 50_000, deliveredTiyn: 0, owedTiyn: 50_000, dispensed: false, state: 'debt' });
  expect(relay.pulses()).toEqual([]);
  expect(acceptor.cassetteTenge()).toBe(500);
});
