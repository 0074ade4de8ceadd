import { expect, test } from '../../support/windowless/windowless-test.ts';
import { buy, OWED, REFUNDED, toRefundQr, UNDECIDED, WATER } from '../../support/kiosk/sales.ts';

/** Ends a test that hangs; the 45 s of the outside contract are counted on a clock of the tests' own elsewhere. */
const SETTLED_MS = 120_000;

test('power cut while the code of the refund is shown: owed, and a scan while the kiosk is down refunds nothing', async ({
  bank,
  relay,
  kiosks,
}) => {
  const killed = await kiosks.open();
  const { purchase, qrReturn } = await toRefundQr(killed, bank);
  await killed.kill();
  expect(await killed.onlySale()).toMatchObject(OWED);
  qrReturn.scan('payer');

  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await buy(kiosk, bank, 2);
  expect((await kiosk.ledger())[0]).toMatchObject({ ...OWED, qrPaymentId: purchase.qrPaymentId });
  expect(purchase.givenBack).toEqual([]);
  expect(bank.requestsOf('payment/return')).toEqual([]);
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});

test('power cut after the refund, before the bank’s answer: the details decide, refunded once', async ({
  bank,
  relay,
  kiosks,
}) => {
  const killed = await kiosks.open();
  const { purchase, qrReturn } = await toRefundQr(killed, bank);
  const gate = bank.hold('payment/return', 'done');
  qrReturn.scan('payer');
  await bank.received('payment/return');
  await killed.kill();
  expect(await killed.onlySale()).toMatchObject(UNDECIDED);
  gate.open();

  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await kiosk.waitSale(REFUNDED, SETTLED_MS);
  expect(purchase.givenBack).toEqual([{ qrReturnId: qrReturn.qrReturnId, amountTiyn: WATER.priceTiyn }]);
  expect(bank.requestsOf('payment/return')).toHaveLength(1);
  expect(relay.pulses()).toEqual([]);
});

test(
  'the request is delayed in a gateway over the power cut: owed until the details show it, refunded once',
  { tag: '@waits' },
  async ({ bank, relay, kiosks }) => {
    const killed = await kiosks.open();
    const { purchase, qrReturn } = await toRefundQr(killed, bank);
    const gate = bank.hold('payment/return');
    qrReturn.scan('payer');
    await bank.received('payment/return');
    await killed.kill();

    const before = bank.requestsOf('payment/details').length;
    const kiosk = await kiosks.start();
    await kiosk.waitScreen('idle');
    await bank.received('payment/details', before + 2);
    expect(await kiosk.onlySale()).toMatchObject(UNDECIDED);
    expect(purchase.givenBack).toEqual([]);
    gate.open();
    await kiosk.waitSale(REFUNDED, SETTLED_MS);
    expect(purchase.givenBack).toHaveLength(1);
    expect(bank.requestsOf('payment/return')).toHaveLength(1);
    expect(relay.pulses()).toEqual([]);
  },
);
