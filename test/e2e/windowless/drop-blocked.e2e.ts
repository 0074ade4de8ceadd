import { vends, withoutLatch } from '../../support/kiosk/drop-machine.ts';
import { expect, withMachine as test } from '../../support/windowless/devices.ts';
import { buy, OWED, toConfirm, toQr, waitRefund, WATER } from '../../support/kiosk/sales.ts';

const BEAM = 0;

test.use({ board: { latch: 'none' } });
test.beforeEach(({ machine }) => machine.fallFor(withoutLatch.fallMs));

test('an object in the beam stops sales; after its removal the kiosk sells again', async ({
  bank,
  machine,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: vends(machine.path, withoutLatch) });
  machine.board.setInput(BEAM, true);
  await kiosk.waitReason('out-of-service', 'sensor-lost');
  expect(await kiosk.technicianSentence()).toContain(machine.path);
  expect(bank.requestsOf('qr/create')).toHaveLength(0);
  machine.board.setInput(BEAM, false);
  await kiosk.waitScreen('idle');
  await buy(kiosk, bank);
  expect(machine.pulses()).toEqual([WATER.channel]);
  expect(await kiosk.onlySale()).toMatchObject({ dispensedBy: 'seen', state: 'closed' });
});

test('blocked while the code is shown: the code disappears, and a payment is refunded', async ({
  bank,
  machine,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: vends(machine.path, withoutLatch) });
  const purchase = await toQr(kiosk, bank);
  machine.board.setInput(BEAM, true);
  await kiosk.waitScreen('error');
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitReason('out-of-service', 'sensor-lost');
  // Paid all the same, in the same second.
  purchase.scan();
  purchase.confirm();
  await waitRefund(kiosk, 'paid-late', 'qr');
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  machine.board.setInput(BEAM, false);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'paid-late');
  await kiosk.tap('Тауарларға оралу');
  await kiosk.waitScreen('idle');
  expect(await kiosk.onlySale()).toMatchObject(OWED);
  expect(machine.pulses()).toEqual([]);
});

test('blocked after the scan: the product is dispensed as soon as the beam is free', async ({
  bank,
  machine,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: vends(machine.path, withoutLatch) });
  const purchase = await toConfirm(kiosk, bank);
  machine.board.setInput(BEAM, true);
  await kiosk.logged('sensor-lost');
  purchase.confirm();
  await kiosk.waitStep('dispensing', 'waiting');
  await kiosk.waitSale({ paidTiyn: WATER.priceTiyn, owedTiyn: WATER.priceTiyn, dispensed: false });
  expect(machine.pulses()).toEqual([]);
  machine.board.setInput(BEAM, false);
  await kiosk.waitScreen('success');
  expect(machine.pulses()).toEqual([WATER.channel]);
  expect(await kiosk.onlySale()).toMatchObject({ dispensedBy: 'seen', owedTiyn: 0, state: 'closed' });
});
