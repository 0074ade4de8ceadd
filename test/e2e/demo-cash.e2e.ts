import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { benchOf, press, slip } from '../support/kiosk/bench-window.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';

const NOTE_TIYN = 50_000;
/** The bottle of water in `resources/config/demo.yaml`. */
const PRICE_TIYN = 25_000;

/** The longest interval of the questions to a printer with a fault. */
const PRINTER_ASKED_MS = 90_000;

test('a note of 500 on the bench: the product falls, the paper has the code of the change', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo(['--bench']);
  await kiosk.waitScreen('idle');
  await waitOffersCash(kiosk);
  const bench = await benchOf(kiosk);
  const validator = bench.getByRole('region', { name: 'Banknotes' });
  await expect(validator.getByRole('status')).toHaveText('The slot is shut');
  await press(bench, 'Insert 500 ₸');
  await expect(validator).toContainText('500\u00a0₸ does not go in');

  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('payment');
  await kiosk.tap('Қолма-қол');
  await kiosk.waitScreen('cash');
  await expect(validator.getByRole('status')).toHaveText('Waits for a note');
  await press(bench, 'Insert 20 000 ₸');
  await expect(validator).toContainText('20\u00a0000\u00a0₸ was pushed back');
  await press(bench, 'Insert 500 ₸');
  await kiosk.waitScreen('success');
  await expect(validator).toContainText('500\u00a0₸ is in the cassette');
  await expect(validator).toContainText('1 note');
  await expect(bench.getByRole('img', { name: 'Water 0.5 l: 1 product fell' })).toBeVisible();

  const code = await kiosk.page.locator('.owed-change .claim-code').innerText();
  expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  await expect(slip(bench, 1)).toContainText(code);
  await expect(kiosk.page.locator('.paper-notice')).toBeVisible();
  expect(await kiosk.onlySale()).toMatchObject({
    provider: 'cash',
    priceTiyn: PRICE_TIYN,
    paidTiyn: NOTE_TIYN,
    deliveredTiyn: PRICE_TIYN,
    owedTiyn: NOTE_TIYN - PRICE_TIYN,
    dispensed: true,
    dispensedBy: 'seen',
  });
});

test('without paper the screen shows the receipt; the collection of the cassette prints its slip', async ({
  kiosks,
}) => {
  const kiosk = await kiosks.startDemo(['--bench']);
  await kiosk.waitScreen('idle');
  await waitOffersCash(kiosk);
  const bench = await benchOf(kiosk);
  await press(bench, 'Paper out');
  await expect(bench.getByRole('region', { name: 'Printer' }).getByRole('status')).toHaveText('No paper');
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('payment');
  await kiosk.tap('Қолма-қол');
  await kiosk.waitScreen('cash');
  await expect(bench.getByText('Waits for a note')).toBeVisible();
  await press(bench, 'Insert 500 ₸');
  await kiosk.waitScreen('success');
  await expect(kiosk.page.locator('.receipt')).toBeVisible();
  await expect(slip(bench, 1)).toHaveCount(0);
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');

  await press(bench, 'Paper in');
  // Ready at the start, and again.
  await kiosk.loggedTimes('printer-ready', 2, { timeoutMs: PRINTER_ASKED_MS });
  await press(bench, 'Cassette out');
  await waitOffersCash(kiosk, false);
  await press(bench, 'Cassette in');
  await waitOffersCash(kiosk);
  await expect(bench.getByRole('region', { name: 'Banknotes' })).toContainText('0 notes');
  // The receipt of the previous customer is not printed late; the slip of the collection is.
  await expect(slip(bench, 1)).toBeVisible();
  await expect(slip(bench, 2)).toHaveCount(0);
  await kiosk.logged('print-done');
  expect(
    (await kiosk.wholeLog()).filter(({ event }) => event === 'print-done').map(({ facts }) => facts['slip']),
  ).toEqual(['collection']);
});
