import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';
import { unplugBetweenNotes } from '../../support/kiosk/cash-faults.ts';
import type { RunningKiosk } from '../../support/kiosk/running-kiosk.ts';
import { takesCash } from '../../support/kiosk/kiosk-files.ts';
import { buy, toCash, waitOffersCash } from '../../support/kiosk/sales.ts';

/** Pings come every 20 s, and two of them have to be lost. */
const BANK_LOST_MS = 120_000;
const CODE = /^[0-9A-Z]{3}-[0-9A-Z]{3}$/;

/** Waits until the technical log reports exactly these comings and goings of the acceptor. */
async function waitComings(kiosk: RunningKiosk, expected: readonly string[]): Promise<void> {
  const comings = (): readonly string[] =>
    kiosk
      .logSoFar()
      .map(({ event }) => event)
      .filter((event) => event === 'acceptor-ready' || event === 'acceptor-lost');
  await expect.poll(comings).toEqual(expected);
}

test('unplugged at idle: only QR is offered; plugged in again: both', async ({ bank, relay, acceptor, kiosks }) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await waitOffersCash(kiosk);
  await waitComings(kiosk, ['acceptor-ready']);
  await acceptor.unplug();
  await waitOffersCash(kiosk, false);
  await waitComings(kiosk, ['acceptor-ready', 'acceptor-lost']);
  // With one method the question how to pay is skipped.
  await buy(kiosk, bank);
  await expect.poll(() => relay.pulses()).toEqual([1]);
  await kiosk.tap('Дайын');
  await acceptor.plug();
  await waitOffersCash(kiosk);
  await waitComings(kiosk, ['acceptor-ready', 'acceptor-lost', 'acceptor-ready']);
});

test('unplugged between two notes: the rest is paid by QR', async ({ bank, relay, acceptor, kiosks }) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await unplugBetweenNotes(kiosk, acceptor);
  await kiosk.tap('Қалғанын Kaspi QR арқылы');
  await kiosk.waitScreen('qr');
  const purchase = await bank.purchase();
  expect(purchase.amount).toBe('200.00');
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([3]);
  expect(await kiosk.onlySale()).toMatchObject({
    paidTiyn: 120_000,
    deliveredTiyn: 120_000,
    owedTiyn: 0,
    dispensed: true,
    state: 'closed',
  });
});

test('unplugged between two notes, and Cancel: the inserted notes are owed', async ({ relay, acceptor, kiosks }) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await unplugBetweenNotes(kiosk, acceptor);
  await kiosk.tap('Бас тарту');
  await kiosk.waitReason('error', 'cash-not-used');
  expect(await kiosk.claimCode()).toMatch(CODE);
  expect(await kiosk.onlySale()).toMatchObject({
    paidTiyn: 100_000,
    deliveredTiyn: 0,
    owedTiyn: 100_000,
    dispensed: false,
    state: 'debt',
  });
  expect(relay.pulses()).toEqual([]);
});

test(
  'unplugged between two notes, with the bank unreachable: the notes are owed, and the customer sees it at once',
  { tag: '@waits' },
  async ({ bank, relay, acceptor, kiosks }) => {
    const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
    await waitOffersCash(kiosk);
    await bank.goDown();
    await kiosk.waitView(({ screen }) => screen.name === 'idle' && !screen.takesQr, 'idle without QR', BANK_LOST_MS);
    await kiosk.tapProduct('Қара шоколад');
    await kiosk.waitScreen('cash');
    await acceptor.waitTaking(500, 1_000, 2_000);
    acceptor.insert(1_000);
    await acceptor.waitTaking(500);
    await acceptor.unplug();
    await kiosk.waitReason('error', 'acceptor-lost');
    expect(await kiosk.claimCode()).toMatch(CODE);
    expect(await kiosk.onlySale()).toMatchObject({
      paidTiyn: 100_000,
      deliveredTiyn: 0,
      owedTiyn: 100_000,
      dispensed: false,
      state: 'debt',
    });
    expect(relay.pulses()).toEqual([]);
  },
);

test('unplugged while a note is drawn in: the unit reports its outcome when it is back, and the product is dispensed', async ({
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500]);
  const stacked = acceptor.next('stacked');
  await acceptor.insertUpTo(500, 'in-stacker');
  await acceptor.unplug();
  await kiosk.waitStep('cash', 'leaving');
  // Until then it is shown neither as paid nor as unpaid.
  expect(await kiosk.onlySale()).toMatchObject({ paidTiyn: 0, owedTiyn: 0, dispensed: false, state: 'open' });
  acceptor.goOn();
  await stacked;
  await acceptor.plug();
  await kiosk.waitScreen('success');
  expect(await kiosk.onlySale()).toMatchObject({
    paidTiyn: 50_000,
    deliveredTiyn: 45_000,
    owedTiyn: 5_000,
    dispensed: true,
    state: 'debt',
  });
  expect(await kiosk.orphans()).toEqual([]);
  expect(relay.pulses()).toEqual([1]);
});
