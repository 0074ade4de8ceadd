import { expect, test } from '../support/lines/acceptor-line.ts';
import { unplugBetweenNotes } from '../support/kiosk/cash-faults.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import { layoutLooks } from '../support/kiosk/layouts.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';

test.use({ motion: true });

test('every screen of a cash sale keeps the layout rules, and its controls come into reach', async ({
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await waitOffersCash(kiosk);
  const { found, look, reach } = layoutLooks(kiosk);
  await look('idle');
  await kiosk.tapProduct('Dark chocolate');
  await look('payment');
  await reach('payment');
  await kiosk.tap('Cash');
  await look('cash');
  await reach('cash');
  await acceptor.waitTaking(500, 1_000, 2_000);
  // It lies on its way for as long as the screen is looked at.
  await acceptor.insertUpTo(500, 'stacking');
  await look('cash');
  await kiosk.tap('Cancel');
  await kiosk.page.locator('html[data-step=leaving]').waitFor({ state: 'attached' });
  await look('cash');
  acceptor.goOn();
  expect(found).toEqual([]);
});

test('the screen of a sale whose acceptor has gone keeps the layout rules, and its controls come into reach', async ({
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await unplugBetweenNotes(kiosk, acceptor);
  const { found, look, reach } = layoutLooks(kiosk);
  await look('cash');
  await reach('cash');
  expect(found).toEqual([]);
});
