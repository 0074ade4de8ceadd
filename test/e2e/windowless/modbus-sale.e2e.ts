import { vends } from '../../support/kiosk/drop-machine.ts';
import { expect, withMachine as test } from '../../support/windowless/devices.ts';
import { buy, WATER } from '../../support/kiosk/sales.ts';

const PRODUCTS = [
  { name: WATER.name, channel: WATER.channel, priceTiyn: WATER.priceTiyn },
  { name: 'Шырын', channel: 2, priceTiyn: 69_050 },
  { name: 'Қара шоколад', channel: 3, priceTiyn: 120_000 },
] as const;

test.use({ board: { initiallyOn: [5] } });

test('one board as relay and drop sensor: each product has its own channel and is seen falling', async ({
  bank,
  relay,
  machine,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: vends(machine.path) });
  for (const [index, { name, channel }] of PRODUCTS.entries()) {
    await buy(kiosk, bank, index + 1, name);
    expect(machine.pulses().at(-1)).toBe(channel);
    await kiosk.tap('Дайын');
    await kiosk.waitScreen('idle');
  }
  expect(machine.pulses()).toEqual(PRODUCTS.map(({ channel }) => channel));
  const sold = PRODUCTS.map(({ priceTiyn }) => ({
    paidTiyn: priceTiyn,
    deliveredTiyn: priceTiyn,
    owedTiyn: 0,
    dispensed: true,
    dispensedBy: 'seen',
    state: 'closed',
  }));
  expect(await kiosk.ledger()).toMatchObject(sold);
  // The board of the other tests is not even connected.
  expect(relay.bytes()).toEqual([]);
});

test('a contact that was left closed is opened at the start, and all of them again at the end', async ({
  machine,
  kiosks,
}) => {
  expect(machine.board.isOn(5)).toBe(true);
  const kiosk = await kiosks.open({ change: vends(machine.path) });
  expect(machine.isAllOff()).toBe(true);
  const before = machine.orders();
  await kiosk.close();
  expect(machine.orders()).toBe(before + 1);
  expect(machine.isAllOff()).toBe(true);
  expect(machine.pulses()).toEqual([]);
});

test('the program ends while a motor turns: the pulse ends on time, and no relay stays on', async ({
  bank,
  machine,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: vends(machine.path, { relay: { pulseMs: 1_500 } }) });
  await kiosk.tapProduct(WATER.name);
  const purchase = await bank.purchase();
  const switchedOn = machine.change(({ on }) => on);
  purchase.scan();
  purchase.confirm();
  await switchedOn;
  await kiosk.close();
  expect(await kiosk.onlySale()).toMatchObject({
    deliveredTiyn: WATER.priceTiyn,
    owedTiyn: 0,
    dispensed: true,
    dispensedBy: 'seen',
    state: 'closed',
  });
  expect(machine.pulses()).toEqual([WATER.channel]);
  expect(machine.isAllOff()).toBe(true);
});
