import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';
import { takesCash } from '../../support/kiosk/kiosk-files.ts';
import { toCash, waitOffersCash } from '../../support/kiosk/sales.ts';

const BEGUN = { provider: 'cash', paidTiyn: 0, owedTiyn: 0, dispensed: false, state: 'open' } as const;
const OWED = {
  provider: 'cash',
  paidTiyn: 50_000,
  deliveredTiyn: 0,
  refundedTiyn: 0,
  owedTiyn: 50_000,
  dispensed: false,
  state: 'debt',
} as const;
const NOTHING = { provider: 'cash', paidTiyn: 0, owedTiyn: 0, dispensed: false, state: 'closed' } as const;

for (const { place, cassetteTenge, sale } of [
  { place: 'stacking', cassetteTenge: 0, sale: NOTHING },
  { place: 'in-stacker', cassetteTenge: 500, sale: OWED },
] as const) {
  test(`power cut while the note is ${place}: the unit reports it when it is back`, async ({
    relay,
    acceptor,
    kiosks,
  }) => {
    const killed = await kiosks.open({ change: takesCash(acceptor.path) });
    await waitOffersCash(killed);
    await toCash(killed, acceptor, [500]);
    await acceptor.insertUpTo(500, place);
    acceptor.unit.powerCut();
    acceptor.goOn();
    await killed.kill();
    expect(await killed.onlySale()).toMatchObject(BEGUN);

    acceptor.unit.powerOn();
    const kiosk = await kiosks.start();
    await kiosk.waitScreen('idle');
    await kiosk.waitSale(sale);
    await waitOffersCash(kiosk);
    expect(acceptor.cassetteTenge()).toBe(cassetteTenge);
    expect(acceptor.returnedTenge()).toBe(500 - cassetteTenge);
    expect(await kiosk.orphans()).toEqual([]);
    expect(relay.pulses()).toEqual([]);
  });
}

test('power cut of the kiosk only: the unit stacks the note by itself, and it belongs to the sale', async ({
  relay,
  acceptor,
  kiosks,
}) => {
  const killed = await kiosks.open({ change: takesCash(acceptor.path) });
  await waitOffersCash(killed);
  await toCash(killed, acceptor, [500]);
  const stacked = acceptor.next('stacked');
  await acceptor.insertUpTo(500, 'in-stacker');
  await killed.kill();
  expect(await killed.onlySale()).toMatchObject(BEGUN);
  acceptor.goOn();
  await stacked;

  const kiosk = await kiosks.start();
  await kiosk.waitScreen('idle');
  await kiosk.waitSale(OWED);
  await waitOffersCash(kiosk);
  expect(await kiosk.orphans()).toEqual([]);
  expect(relay.pulses()).toEqual([]);
});
