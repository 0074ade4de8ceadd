import { commandBytes } from '../../drivers/bill-acceptor/ccnet/protocol/codes.ts';
import { expect, test } from '../support/lines/acceptor-line.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import { toCash, waitOffersCash } from '../support/kiosk/sales.ts';

const CANCEL = 'Бас тарту';
const CHOCOLATE = 'Қара шоколад';
const NOTHING = { paidTiyn: 0, deliveredTiyn: 0, refundedTiyn: 0, owedTiyn: 0, dispensed: false, state: 'closed' };

const OWED = {
  provider: 'cash',
  paidTiyn: 50_000,
  deliveredTiyn: 0,
  owedTiyn: 50_000,
  dispensed: false,
  state: 'debt',
};

test('Cancel before a note, after one, while one comes in and while one is drawn in: owed is what is in the cassette', async ({
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await waitOffersCash(kiosk);
  await test.step('before any note: no money, no debt, and the entry closes', async () => {
    await kiosk.tapProduct('Су');
    await kiosk.waitScreen('payment');
    await kiosk.tap(CANCEL);
    await kiosk.waitScreen('idle');
    // Nothing was begun, so nothing is on record.
    expect(await kiosk.ledger()).toEqual([]);

    await toCash(kiosk, acceptor, [500]);
    await kiosk.tap(CANCEL);
    await kiosk.waitScreen('idle');
    await acceptor.waitTaking();
    expect(await kiosk.ledger()).toMatchObject([NOTHING]);
  });
  await test.step('while a note is coming in: what reaches escrow after it comes out again', async () => {
    await toCash(kiosk, acceptor, [500]);
    const returned = acceptor.next('returned');
    await acceptor.insertUpTo(500, 'entering');
    await kiosk.tap(CANCEL);
    await kiosk.waitScreen('idle');
    acceptor.goOn();
    await returned;
    // At once: an undecided note would have been held.
    expect(acceptor.unit.commands().map(({ byte }) => byte)).not.toContain(commandBytes.hold);
    await acceptor.waitTaking();
    expect(acceptor.cassetteTenge()).toBe(0);
    expect(await kiosk.ledger()).toMatchObject([NOTHING, NOTHING]);
  });
  await test.step('after a note has gone in: it is owed under a code, and the next customer pays the whole price', async () => {
    await toCash(kiosk, acceptor, [500, 1_000, 2_000], CHOCOLATE);
    acceptor.insert(500);
    await acceptor.waitTaking(500, 1_000);
    await expect(kiosk.page.locator('.cash-terms')).toContainText('Бас тартсаңыз');
    await kiosk.tap(CANCEL);
    await kiosk.waitReason('error', 'cash-not-used');
    await expect(kiosk.page.locator('.money')).toContainText('500\u00a0₸');
    await expect(kiosk.page.locator('.claim-code')).toBeVisible();
    expect(await kiosk.ledger()).toMatchObject([NOTHING, NOTHING, { ...OWED, priceTiyn: 120_000 }]);
    await kiosk.tap('Тауарларға оралу');
    await toCash(kiosk, acceptor, [500, 1_000, 2_000], CHOCOLATE);
    await kiosk.tap(CANCEL);
    await kiosk.waitScreen('idle');
    expect(await kiosk.ledger()).toMatchObject([NOTHING, NOTHING, OWED, NOTHING]);
  });
  await test.step('while a note is being drawn in: the screen waits for it, then owes it', async () => {
    await toCash(kiosk, acceptor, [500]);
    await acceptor.insertUpTo(500, 'stacking');
    await kiosk.page.locator('html[data-step=drawing]').waitFor({ state: 'attached' });
    await kiosk.tap(CANCEL);
    await kiosk.page.locator('html[data-screen=cash][data-step=leaving]').waitFor({ state: 'attached' });
    await expect(kiosk.page.getByRole('button', { name: CANCEL })).toHaveCount(0);
    acceptor.goOn();
    await kiosk.waitReason('error', 'cash-not-used');
    expect(acceptor.cassetteTenge()).toBe(1_000);
    expect(await kiosk.ledger()).toMatchObject([NOTHING, NOTHING, OWED, NOTHING, OWED]);
  });
  expect(await kiosk.orphans()).toEqual([]);
  expect(relay.pulses()).toEqual([]);
});
