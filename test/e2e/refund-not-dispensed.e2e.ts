import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { OWED, REFUNDED, toConfirm, waitRefund, WATER } from '../support/kiosk/sales.ts';

/** A product may still come out this long after the payment. */
const DISPENSE_WITHIN_MS = 60_000;
const MARGIN_MS = 20_000;

test('the relay does not return within a minute: a refund is offered for the product that was not dispensed', async ({
  bank,
  relay,
  kiosks,
}) => {
  test.slow();
  const kiosk = await kiosks.open();
  const purchase = await toConfirm(kiosk, bank);
  await relay.unplug();
  purchase.confirm();
  await kiosk.waitScreen('dispensing');
  await waitRefund(kiosk, 'not-dispensed', 'qr', DISPENSE_WITHIN_MS + MARGIN_MS);
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  // Too late for the product: the customer is about to have the money back.
  await relay.plug();
  (await bank.qrReturn()).scan('payer');
  await waitRefund(kiosk, 'not-dispensed', 'done');
  expect(purchase.givenBack).toMatchObject([{ amountTiyn: WATER.priceTiyn }]);
  expect(await kiosk.onlySale()).toMatchObject(REFUNDED);
  expect(relay.pulses()).toEqual([]);
});
