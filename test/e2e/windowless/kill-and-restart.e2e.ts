import { expect, test } from '../../support/windowless/windowless-test.ts';
import { buy, toConfirm, toQr, WATER } from '../../support/kiosk/sales.ts';

/** Ends a test that hangs; the 45 s of the outside contract are counted on a clock of the tests' own elsewhere. */
const SETTLED_MS = 120_000;
const LONG_PULSE_MS = 5_000;

test('killed while the code is asked for: nothing is owed', async ({ bank, relay, kiosks }) => {
  const killed = await kiosks.open();
  const gate = bank.hold('qr/create');
  await killed.tapProduct(WATER.name);
  await bank.received('qr/create');
  await killed.waitScreen('preparing');
  await killed.kill();
  expect(await killed.onlySale()).toMatchObject({ state: 'open', paidTiyn: 0 });
  gate.open();

  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  expect(await kiosk.onlySale()).toMatchObject({
    purchases: [],
    qrPaymentId: null,
    paidTiyn: 0,
    owedTiyn: 0,
    dispensed: false,
    state: 'closed',
  });
  await buy(kiosk, bank, 2);
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});

for (const [where, go] of [
  ['the code is shown', toQr],
  ['the phone asks', toConfirm],
] as const) {
  test(`killed while ${where}, paid while the kiosk is down: found and owed, never dispensed`, async ({
    bank,
    relay,
    kiosks,
  }) => {
    const killed = await kiosks.open();
    const purchase = await go(killed, bank);
    await killed.kill();
    if (purchase.status === 'QrTokenCreated') purchase.scan();
    purchase.confirm();

    const kiosk = await kiosks.start();
    await kiosk.waitScreen('idle');
    await kiosk.waitSale(
      {
        purchases: [purchase.qrPaymentId],
        qrPaymentId: purchase.qrPaymentId,
        paidTiyn: WATER.priceTiyn,
        deliveredTiyn: 0,
        owedTiyn: WATER.priceTiyn,
        dispensed: false,
        state: 'debt',
      },
      SETTLED_MS,
    );
    expect(relay.pulses()).toEqual([]);
  });
}

test('killed while the code is shown, never paid: closed when the bank reports it', async ({ bank, relay, kiosks }) => {
  const killed = await kiosks.open();
  const purchase = await toQr(killed, bank);
  await killed.kill();
  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await bank.asked(purchase);
  expect(await kiosk.onlySale()).toMatchObject({ paidTiyn: 0, state: 'unresolved' });
  purchase.fail();
  await kiosk.waitSale({ paidTiyn: 0, owedTiyn: 0, state: 'closed' }, SETTLED_MS);
  expect(relay.pulses()).toEqual([]);
});

test('killed while the relay is on: switched off at the start, owed, no second pulse', async ({
  bank,
  relay,
  kiosks,
}) => {
  const killed = await kiosks.open({ pulseMs: LONG_PULSE_MS });
  const purchase = await toConfirm(killed, bank);
  const on = relay.change((change) => change.on);
  purchase.confirm();
  await on;
  await killed.kill();
  expect(relay.board.isOn(WATER.channel)).toBe(true);
  expect(await killed.onlySale()).toMatchObject({
    paidTiyn: WATER.priceTiyn,
    owedTiyn: WATER.priceTiyn,
    dispensed: false,
  });

  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  expect(relay.isAllOff()).toBe(true);
  await kiosk.waitSale({
    paidTiyn: WATER.priceTiyn,
    deliveredTiyn: 0,
    owedTiyn: WATER.priceTiyn,
    dispensed: false,
    state: 'debt',
  });
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});

test('killed after the payment, before the relay could move: dispensed after the start, once', async ({
  bank,
  relay,
  kiosks,
}) => {
  const killed = await kiosks.open();
  const purchase = await toConfirm(killed, bank);
  await relay.unplug();
  purchase.confirm();
  await killed.waitScreen('dispensing');
  await killed.waitSale({ paidTiyn: WATER.priceTiyn, dispensed: false });
  await killed.kill();
  expect(relay.pulses()).toEqual([]);
  await relay.plug();

  const kiosk = await kiosks.start();
  await kiosk.waitSale({
    paidTiyn: WATER.priceTiyn,
    deliveredTiyn: WATER.priceTiyn,
    owedTiyn: 0,
    dispensed: true,
    state: 'closed',
  });
  await kiosk.waitScreen('success');
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});
