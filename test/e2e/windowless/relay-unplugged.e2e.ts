import { expect, test } from '../../support/windowless/windowless-test.ts';
import { buy, OWED, toConfirm, toQr, waitRefund, WATER } from '../../support/kiosk/sales.ts';

test('unplugged at idle: no money is accepted; plugged in again: the kiosk sells', async ({ bank, relay, kiosks }) => {
  const kiosk = await kiosks.open();
  await relay.unplug();
  await kiosk.waitReason('out-of-service', 'relay-lost');
  expect(await kiosk.technicianSentence()).toContain(relay.path);
  expect(bank.requestsOf('qr/create')).toHaveLength(0);
  await relay.plug();
  await kiosk.waitScreen('idle');
  await buy(kiosk, bank);
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});

test('unplugged while the code is shown: the code disappears, nothing is dispensed', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const purchase = await toQr(kiosk, bank);
  await relay.unplug();
  await kiosk.waitReason('error', 'relay-lost');
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitReason('out-of-service', 'relay-lost');
  // Paid all the same, in the same second.
  purchase.scan();
  purchase.confirm();
  await waitRefund(kiosk, 'paid-late', 'qr');
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  await relay.plug();
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'paid-late');
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitScreen('idle');
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  expect(relay.pulses()).toEqual([]);
});

test('unplugged after the scan: the product is dispensed as soon as the relay is back', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const purchase = await toConfirm(kiosk, bank);
  await relay.unplug();
  purchase.confirm();
  await kiosk.waitScreen('dispensing');
  await kiosk.waitSale({ paidTiyn: WATER.priceTiyn, owedTiyn: WATER.priceTiyn, dispensed: false });
  await relay.plug();
  await kiosk.waitScreen('success');
  await kiosk.waitSale({ state: 'closed', deliveredTiyn: WATER.priceTiyn, dispensed: true });
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});

test('a contact that was left closed is opened at the start', async ({ relay, kiosks }) => {
  relay.board.setFault({ kind: 'stuck-on', channel: 3 });
  relay.board.setFault(undefined);
  expect(relay.board.isOn(3)).toBe(true);
  await kiosks.open();
  expect(relay.isAllOff()).toBe(true);
});
