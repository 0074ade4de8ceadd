import { vends } from '../../support/kiosk/drop-machine.ts';
import { expect, withMachine as test } from '../../support/windowless/devices.ts';
import { OWED, toConfirm, WATER } from '../../support/kiosk/sales.ts';

const LONG_PULSE_MS = 3_000;
const BEAM = 0;

test('killed while the product falls: the outcome is unknown, so it is owed, and no motor turns again', async ({
  bank,
  machine,
  kiosks,
}) => {
  const killed = await kiosks.open({ change: vends(machine.path, { relay: { pulseMs: LONG_PULSE_MS } }) });
  const purchase = await toConfirm(killed, bank);
  machine.jam();
  const turning = machine.change(({ on }) => on);
  purchase.confirm();
  await turning;
  machine.board.setInput(BEAM, true);
  await killed.kill();
  machine.board.setInput(BEAM, false);
  expect(machine.board.isOn(WATER.channel)).toBe(true);
  expect(await killed.onlySale()).toMatchObject({
    paidTiyn: WATER.priceTiyn,
    owedTiyn: WATER.priceTiyn,
    dispensed: false,
  });

  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  expect(machine.isAllOff()).toBe(true);
  await kiosk.waitSale(OWED);
  expect(machine.pulses()).toEqual([WATER.channel]);
  // The product may be in the customer's hand: only a person can give money back.
  expect(bank.books.returns).toEqual([]);
});

test('killed in the second turn, after nothing was seen: the board ends the turn, and there is no third one', async ({
  bank,
  machine,
  kiosks,
}) => {
  const killed = await kiosks.open({
    change: vends(machine.path, { relay: { pulseMs: LONG_PULSE_MS, timedPulse: 'waveshare' } }),
  });
  const purchase = await toConfirm(killed, bank);
  machine.jam();
  const first = machine.change(({ on }) => on);
  purchase.confirm();
  await first;
  await machine.change(({ on }) => on);
  const opened = machine.change(({ on }) => !on);
  await killed.kill();
  const orders = machine.orders();
  expect((await opened).previousMs).toBeGreaterThanOrEqual(LONG_PULSE_MS);
  // No command caused it.
  expect(machine.orders()).toBe(orders);
  expect(machine.isAllOff()).toBe(true);

  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await kiosk.waitSale(OWED);
  expect(machine.pulses()).toEqual([WATER.channel, WATER.channel]);
  expect(bank.books.returns).toEqual([]);
});
