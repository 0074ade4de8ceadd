import { expect, test } from '../support/lines/acceptor-line.ts';
import { takesCash } from '../support/kiosk/kiosk-files.ts';
import { toCash, waitOffersCash, WATER } from '../support/kiosk/sales.ts';

test.use({ motion: true });

/** For so long a unit on USB is off the bus after RESET. */
const AWAY_MS = 1_500;

/** Words as the screen sets them: an amount never breaks. */
function sum(tenge: string): string {
  return `${tenge}\u00a0₸`;
}

test('500 for a product of 450: the product first, then the change is owed under a code', async ({
  bank,
  relay,
  acceptor,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await waitOffersCash(kiosk);
  await toCash(kiosk, acceptor, [500]);
  const { page } = kiosk;
  await expect(page.locator('.cash-bills li')).toHaveText([sum('500')]);
  await expect(page.locator('.cash-rest .amount')).toHaveText(sum('450'));
  await expect(page.locator('.cash-inserted .amount')).toHaveText(sum('0'));
  await expect(page.locator('.cash-terms')).toContainText('код');

  const inCassetteAtPulse = relay.change(({ on }) => on).then(() => acceptor.cassetteTenge());
  const off = relay.change(({ on }) => !on);
  // The note stays in the throat until it was seen there.
  await acceptor.insertUpTo(500, 'stacking');
  await page.locator('html[data-screen=cash][data-step=drawing]').waitFor({ state: 'attached' });
  acceptor.goOn();
  await off;
  expect(await inCassetteAtPulse).toBe(500);
  await kiosk.waitScreen('success');
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
  expect(acceptor.cassetteTenge()).toBe(500);
  await acceptor.waitTaking();

  const change = page.locator('.owed-change');
  await expect(change).toContainText(sum('50'));
  await expect(change.locator('.claim-code')).toHaveText(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  const receipt = page.getByRole('region', { name: 'Чек' });
  await expect(receipt).toContainText(`Қолма-қол ақша${sum('500')}`);
  await expect(receipt).toContainText(sum('50'));
  const sale = await kiosk.onlySale();
  expect(sale).toMatchObject({
    provider: 'cash',
    purchases: [],
    qrPaymentId: null,
    priceTiyn: 45_000,
    paidTiyn: 50_000,
    deliveredTiyn: 45_000,
    refundedTiyn: 0,
    owedTiyn: 5_000,
    dispensed: true,
    dispensedBy: 'assumed',
    state: 'debt',
  });
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');
  await kiosk.waitScreensShown(['starting', 'idle', 'payment', 'cash', 'dispensing', 'success', 'idle']);
  expect(bank.books.purchases).toHaveLength(0);
});

test('a unit whose USB goes because of RESET is waited for; several notes up to the price: nothing is owed, and a note that is too large does not go in', async ({
  relay,
  acceptor,
  kiosks,
}) => {
  const catalogue = [
    { id: 'chocolate', channel: 3, name: { kk: 'Шоколад', ru: 'Шоколад', en: 'Chocolate' }, priceTenge: 1_500 },
  ];
  acceptor.unit.setFault({ kind: 'boots-after-reset', bootMs: AWAY_MS, meanwhile: 'gone' });
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path, { catalogue }) });
  await waitOffersCash(kiosk);
  expect(acceptor.resets()).toBe(1);
  await kiosk.logged('acceptor-waiting');
  await kiosk.logged('acceptor-port-back');
  expect(kiosk.logSoFar().map(({ event }) => event)).not.toContain('acceptor-lost');
  await toCash(kiosk, acceptor, [500, 1_000, 2_000], 'Шоколад');
  const rejected = acceptor.next('rejected');
  acceptor.insert(5_000);
  await rejected;
  acceptor.insert(1_000);
  await acceptor.waitTaking(500);
  await expect(kiosk.page.locator('.cash-rest .amount')).toHaveText(sum('500'));
  acceptor.insert(500);
  await kiosk.waitScreen('success');
  await expect(kiosk.page.locator('.owed-change')).toHaveCount(0);
  await expect.poll(() => relay.pulses()).toEqual([3]);
  expect(acceptor.returnedTenge()).toBe(5_000);
  expect(await kiosk.onlySale()).toMatchObject({
    provider: 'cash',
    paidTiyn: 150_000,
    deliveredTiyn: 150_000,
    owedTiyn: 0,
    dispensed: true,
    state: 'closed',
  });
});
