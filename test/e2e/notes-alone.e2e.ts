import { expect, test } from '../support/lines/acceptor-line.ts';
import type { ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import { waitOffersCash, WATER } from '../support/kiosk/sales.ts';

test('a machine without a bank sells for notes alone, and closes for its acceptor only', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const withNotes = takesCash(acceptor.path);
  const kiosk = await kiosks.open({
    change: (config: ConfigTree) => ({ ...withNotes(config), payment: { cash: {} } }),
  });
  const { page } = kiosk;
  await waitOffersCash(kiosk);
  await expect(page.locator('body')).not.toContainText('Kaspi');

  await kiosk.tapProduct(WATER.name);
  await kiosk.waitScreen('cash');
  await acceptor.waitTaking(500);
  await expect(page.locator('body')).not.toContainText('Kaspi');
  acceptor.insert(500);
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
  await expect(page.locator('.owed-change .claim-code')).toHaveText(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  expect(await kiosk.onlySale()).toMatchObject({
    provider: 'cash',
    purchases: [],
    qrPaymentId: null,
    paidTiyn: 50_000,
    deliveredTiyn: 45_000,
    owedTiyn: 5_000,
    state: 'debt',
  });
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
  await kiosk.waitScreensShown(['starting', 'idle', 'cash', 'dispensing', 'success', 'idle']);

  await acceptor.unplug();
  await kiosk.waitReason('out-of-service', 'acceptor-lost');
  await expect(page.locator('body')).not.toContainText('Kaspi');
  await acceptor.plug();
  await kiosk.waitScreen('idle');
  expect(bank.books.purchases).toHaveLength(0);
  expect(bank.requests).toHaveLength(0);
});
