import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';
import {
  CHANGE_TIYN,
  chooseFor,
  expectMoneyAddsUp,
  GUM,
  sellsMore,
  toCarriedChange,
} from '../../support/kiosk/carried-change-sales.ts';
import { WATER } from '../../support/kiosk/sales.ts';

const LONG_PULSE_MS = 5_000;
const REST_TIYN = WATER.priceTiyn - CHANGE_TIYN;
const WATER_AND_CHANGE = {
  paidTiyn: 50_000,
  deliveredTiyn: WATER.priceTiyn,
  owedTiyn: CHANGE_TIYN,
  dispensed: true,
  state: 'debt',
} as const;
const WATER_PAID = {
  paidTiyn: WATER.priceTiyn,
  deliveredTiyn: WATER.priceTiyn,
  owedTiyn: 0,
  dispensed: true,
  state: 'closed',
} as const;

test('killed while another product is chosen: the change is owed as before', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const killed = await kiosks.open({ change: sellsMore(acceptor.path) });
  await toCarriedChange(killed, acceptor);
  await killed.kill();
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  // The next customer is another person.
  await kiosk.waitCarriedChange(null);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([WATER_AND_CHANGE]);
  expect(relay.pulses()).toEqual([WATER.channel]);
});

test('killed while the rest of another product is asked for: the change is owed as before, once', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const killed = await kiosks.open({ change: sellsMore(acceptor.path) });
  await toCarriedChange(killed, acceptor);
  await chooseFor(killed, WATER.name);
  await killed.waitScreen('payment');
  await killed.tap('Қолма-қол');
  await killed.waitScreen('cash');
  await killed.kill();
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await expect.poll(async () => (await kiosk.ledger()).map(({ state }) => state)).toEqual(['debt', 'closed']);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([
    WATER_AND_CHANGE,
    { paidTiyn: 0, owedTiyn: 0, dispensed: false },
  ]);
  expect(relay.pulses()).toEqual([WATER.channel]);
});

test('killed while the code for the rest is shown, paid while the kiosk is down: owed in addition to the change', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const killed = await kiosks.open({ change: sellsMore(acceptor.path) });
  await toCarriedChange(killed, acceptor);
  await chooseFor(killed, WATER.name);
  await killed.waitScreen('payment');
  await killed.tap('Kaspi QR');
  await killed.waitScreen('qr');
  const purchase = await bank.purchase();
  await killed.kill();
  purchase.scan();
  purchase.confirm();
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await expect
    .poll(async () => (await kiosk.ledger()).map(({ owedTiyn }) => owedTiyn), { timeout: 60_000 })
    .toEqual([CHANGE_TIYN, REST_TIYN]);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([
    WATER_AND_CHANGE,
    { paidTiyn: REST_TIYN, deliveredTiyn: 0, owedTiyn: REST_TIYN, dispensed: false, state: 'debt' },
  ]);
  expect(relay.pulses()).toEqual([WATER.channel]);
});

test('killed while the product paid with change falls: owed, and no second pulse', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const killed = await kiosks.open({ pulseMs: LONG_PULSE_MS, change: sellsMore(acceptor.path) });
  await toCarriedChange(killed, acceptor);
  const turning = relay.change(({ channel, on }) => on && channel === GUM.channel);
  await chooseFor(killed, GUM.name.kk);
  await turning;
  await killed.kill();
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  expect(relay.isAllOff()).toBe(true);
  await expect.poll(async () => (await kiosk.ledger()).map(({ state }) => state)).toEqual(['closed', 'debt']);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([
    WATER_PAID,
    { paidTiyn: CHANGE_TIYN, deliveredTiyn: 0, owedTiyn: CHANGE_TIYN, dispensed: false },
  ]);
  expect(relay.pulses()).toEqual([WATER.channel, GUM.channel]);
});
