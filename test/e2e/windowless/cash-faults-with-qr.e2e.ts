import type { AcceptorLine } from '../../support/lines/acceptor-line.ts';
import { expect, withAcceptor as test } from '../../support/windowless/devices.ts';
import {
  buyForNote,
  expectOnRecord,
  finishSale,
  JUICE,
  leaveError,
  OWED,
  sellsForNotes,
  SOLD,
  waitLogged,
} from '../../support/kiosk/cash-faults.ts';
import type { ForeignBank } from '../../support/foreign-bank/bank.ts';
import type { Purchase } from '../../support/foreign-bank/purchases.ts';
import type { RunningKiosk } from '../../support/kiosk/running-kiosk.ts';
import { toCash, waitOffersCash } from '../../support/kiosk/sales.ts';

const BOTH_TIYN = 75_000;
const PAID_BY_BOTH = { ...SOLD, paidTiyn: BOTH_TIYN, deliveredTiyn: BOTH_TIYN } as const;

/** From idle to the QR for the rest of a product, with a note of 500 in the cassette. */
async function toRest(
  kiosk: RunningKiosk,
  acceptor: AcceptorLine,
  bank: ForeignBank,
  number: number,
): Promise<Purchase> {
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500, 1_000], JUICE.name);
  acceptor.insert(500);
  await acceptor.waitTaking(500);
  await kiosk.tap('Қалғанын Kaspi QR арқылы');
  await kiosk.waitScreen('qr');
  const purchase = await bank.purchase(number);
  expect(purchase.amount).toBe('250.00');
  return purchase;
}

/* Other faults: test/scenarios/cash/acceptor-fails-beside-the-qr.test.ts. */
test('the acceptor fails while the code for the rest is shown: who pays it gets the product, and who leaves it is owed the note', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsForNotes(acceptor.path) });
  await test.step('power cut, and the rest is paid', async () => {
    const purchase = await toRest(kiosk, acceptor, bank, 1);
    acceptor.unit.setFault({ kind: 'power-cut' });
    // It returns before the silence limit: the driver learns of the restart from its "power up".
    acceptor.unit.clearFault('power-cut');
    await waitLogged(kiosk, 'acceptor-lost', 1);
    expect(await kiosk.screen()).toBe('qr');
    purchase.scan();
    await kiosk.waitScreen('confirm');
    purchase.confirm();
    await finishSale(kiosk);
  });
  await test.step('jam, and the customer leaves the code', async () => {
    const purchase = await toRest(kiosk, acceptor, bank, 2);
    acceptor.unit.setFault({ kind: 'jam' });
    await waitLogged(kiosk, 'acceptor-trouble', 1);
    await kiosk.tap('Бас тарту');
    // Another QR could pay the rest.
    await kiosk.waitScreen('cash');
    await kiosk.waitAcceptorOut();
    await kiosk.tap('Бас тарту');
    await leaveError(kiosk, 'cash-not-used', true);
    purchase.fail();
    acceptor.unit.clearFault('jam');
  });
  await buyForNote(kiosk, acceptor);
  const wanted = [PAID_BY_BOTH, OWED, SOLD];
  // The bank's final status of the unpaid code comes during the next customer's sale.
  await expect
    .poll(async () => (await kiosk.ledger()).map(({ state }) => state))
    .toEqual(wanted.map(({ state }) => state));
  await expectOnRecord({ kiosk, acceptor, relay, bank }, wanted);
});
