import { vends } from '../../support/kiosk/drop-machine.ts';
import { expect, withMachine as test } from '../../support/windowless/devices.ts';
import { buy, WATER } from '../../support/kiosk/sales.ts';

test('the product falls only at the second turn: delivered, seen and paid once', async ({ bank, machine, kiosks }) => {
  const kiosk = await kiosks.open({ change: vends(machine.path) });
  machine.jam(1);
  const purchase = await buy(kiosk, bank);
  expect(machine.pulses()).toEqual([WATER.channel, WATER.channel]);
  expect(await kiosk.onlySale()).toMatchObject({
    purchases: [purchase.qrPaymentId],
    paidTiyn: WATER.priceTiyn,
    deliveredTiyn: WATER.priceTiyn,
    owedTiyn: 0,
    dispensed: true,
    dispensedBy: 'seen',
    state: 'closed',
  });
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
  expect(machine.pulses()).toEqual([WATER.channel, WATER.channel]);
  expect([bank.books.purchases.length, bank.books.returns, purchase.givenBack]).toEqual([1, [], []]);
});
