import { expect, test } from '../support/acceptor-line.ts';
import { CHANGE_TIYN, chooseFor, expectMoneyAddsUp, GUM, sellsMore, toCredit } from '../support/credit-sales.ts';
import { WATER } from '../support/sales.ts';

const LONG_PULSE_MS = 3_000;
const WATER_PAID = { paidTiyn: WATER.priceTiyn, deliveredTiyn: WATER.priceTiyn, owedTiyn: 0, dispensed: true, state: 'closed' } as const;

test('killed while another product is chosen: the change is owed as before', async ({ bank, relay, acceptor, kiosks }) => {
  const killed = await kiosks.open({ change: sellsMore(acceptor.path) });
  await toCredit(killed, acceptor);
  await killed.kill();
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  // Whoever comes now is somebody else.
  await expect(kiosk.page.locator('.credit')).toHaveCount(0);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([{ paidTiyn: 50_000, deliveredTiyn: WATER.priceTiyn, owedTiyn: CHANGE_TIYN, state: 'debt' }]);
  expect(relay.pulses()).toEqual([WATER.channel]);
});

test('killed right after the change was taken for another product: it is owed for that one, once', async ({ bank, relay, acceptor, kiosks }) => {
  const killed = await kiosks.open({ change: sellsMore(acceptor.path) });
  await toCredit(killed, acceptor);
  await chooseFor(killed, WATER.name);
  await killed.waitScreen('payment');
  await killed.tap('Қолма-қол');
  await killed.waitScreen('cash');
  await killed.kill();
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await expect.poll(async () => (await kiosk.ledger()).map(({ state }) => state)).toEqual(['closed', 'debt']);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([
    WATER_PAID,
    { paidTiyn: CHANGE_TIYN, deliveredTiyn: 0, owedTiyn: CHANGE_TIYN, dispensed: false },
  ]);
  expect(relay.pulses()).toEqual([WATER.channel]);
});

test('killed while the code for the rest is shown, paid in the dark: all of it is owed', async ({ bank, relay, acceptor, kiosks }) => {
  const killed = await kiosks.open({ change: sellsMore(acceptor.path) });
  await toCredit(killed, acceptor);
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
  await expect.poll(async () => (await kiosk.ledger()).map(({ owedTiyn }) => owedTiyn), { timeout: 30_000 }).toEqual([0, WATER.priceTiyn]);
  expect(await expectMoneyAddsUp(kiosk, acceptor, bank)).toMatchObject([
    WATER_PAID,
    { paidTiyn: WATER.priceTiyn, deliveredTiyn: 0, owedTiyn: WATER.priceTiyn, dispensed: false, state: 'debt' },
  ]);
  expect(relay.pulses()).toEqual([WATER.channel]);
});

test('killed while that falls which the change has paid for: owed, and no second pulse', async ({ bank, relay, acceptor, kiosks }) => {
  const killed = await kiosks.open({ pulseMs: LONG_PULSE_MS, change: sellsMore(acceptor.path) });
  await toCredit(killed, acceptor);
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
