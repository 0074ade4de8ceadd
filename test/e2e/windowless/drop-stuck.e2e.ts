import { vends } from '../../support/kiosk/drop-machine.ts';
import { OWED, REFUNDED, toConfirm, waitRefund, WATER } from '../../support/kiosk/sales.ts';
import { expect, withMachine as test } from '../../support/windowless/devices.ts';

/** The turn and the one that the operator allows beside it. */
const TWO_TURNS = [WATER.channel, WATER.channel];

test('standard scheme: the customer is refunded through a QR', async ({ bank, machine, kiosks }) => {
  const kiosk = await kiosks.open({ change: vends(machine.path) });
  machine.jam();
  const purchase = await toConfirm(kiosk, bank);
  purchase.confirm();
  await waitRefund(kiosk, 'not-dispensed', 'qr');
  expect(machine.pulses()).toEqual(TWO_TURNS);
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  (await bank.qrReturn()).scan('payer');
  await waitRefund(kiosk, 'not-dispensed', 'done');
  expect(purchase.givenBack).toMatchObject([{ amountTiyn: WATER.priceTiyn }]);
  expect(await kiosk.onlySale()).toMatchObject(REFUNDED);
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
  expect(machine.pulses()).toEqual(TWO_TURNS);
});
