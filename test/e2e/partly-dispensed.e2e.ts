import type { ForeignBank } from '../support/foreign-bank/bank.ts';
import type { Purchase } from '../support/foreign-bank/purchases.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { expect, test, type Starter } from '../support/kiosk/kiosk-test.ts';
import type { RelayLine } from '../support/lines/relay-line.ts';
import { WATER, type RefundStep } from '../support/kiosk/sales.ts';

/** A piece may still come out this long after the one before it. */
const DISPENSE_WITHIN_MS = 60_000;
const MARGIN_MS = 20_000;

const TWO_TIYN = 2 * WATER.priceTiyn;
/** One piece of two came out, and the other one's money is the customer's. */
const HALF = { priceTiyn: TWO_TIYN, paidTiyn: TWO_TIYN, deliveredTiyn: WATER.priceTiyn, dispensed: false } as const;
const HALF_OWED = { ...HALF, refundedTiyn: 0, owedTiyn: WATER.priceTiyn, state: 'debt' } as const;

/** Two pieces are paid, the first one is out, and the relay is gone before the second. */
async function loseRelayBetweenPieces({
  bank,
  relay,
  kiosks,
}: {
  bank: ForeignBank;
  relay: RelayLine;
  kiosks: Starter;
}): Promise<{ kiosk: Kiosk; purchase: Purchase }> {
  const display = { diagonalInches: 21.5, maxQuantity: 2 };
  const kiosk = await kiosks.open({ change: (config) => ({ ...config, display }) });
  await kiosk.tapProduct(WATER.name);
  await kiosk.tap('Көбейту');
  await expect(kiosk.page.getByRole('group', { name: 'Саны' }).getByRole('status')).toHaveText('2');
  await kiosk.tap('Төлеу');
  const purchase = await bank.purchase();
  purchase.scan();
  await kiosk.waitScreen('confirm');
  purchase.confirm();
  await waitStep(kiosk, 'dispensing', 'settling');
  await relay.unplug();
  await waitStep(kiosk, 'dispensing', 'waiting');
  await expect(kiosk.page.locator('.piece')).toHaveText('2-дана, барлығы 2');
  await kiosk.waitSale({ ...HALF, owedTiyn: WATER.priceTiyn });
  return { kiosk, purchase };
}

async function waitStep(
  kiosk: Kiosk,
  screen: 'dispensing' | 'refund',
  step: string,
  timeoutMs = MARGIN_MS,
): Promise<void> {
  await kiosk.page
    .locator(`html[data-screen=${screen}][data-step=${step}]`)
    .waitFor({ state: 'attached', timeout: timeoutMs });
}

async function waitRefund(kiosk: Kiosk, step: RefundStep, timeoutMs = MARGIN_MS): Promise<void> {
  await waitStep(kiosk, 'refund', step, timeoutMs);
  expect(await kiosk.reason()).toBe('partly-dispensed');
}

test('the relay is back in time: the second piece is dispensed', async ({ bank, relay, kiosks }) => {
  const { kiosk } = await loseRelayBetweenPieces({ bank, relay, kiosks });
  await relay.plug();
  await kiosk.waitScreen('success');
  await kiosk.waitSale({ priceTiyn: TWO_TIYN, deliveredTiyn: TWO_TIYN, owedTiyn: 0, dispensed: true, state: 'closed' });
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel, WATER.channel]);
  expect(bank.books.returns).toEqual([]);
});

test('the customer leaves without scanning: the second piece is owed under the claim code', async ({
  bank,
  relay,
  kiosks,
}) => {
  test.slow();
  const { kiosk, purchase } = await loseRelayBetweenPieces({ bank, relay, kiosks });
  await waitRefund(kiosk, 'qr', DISPENSE_WITHIN_MS + MARGIN_MS);
  await expect(kiosk.page.locator('.qr-block .amount')).toHaveText('450\u00a0₸');
  expect(await kiosk.onlySale()).toMatchObject(HALF_OWED);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'partly-dispensed');
  await expect(kiosk.page.locator('.money')).toContainText('450\u00a0₸');
  await expect(kiosk.page.locator('.claim-code')).toHaveText(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  expect(await kiosk.onlySale()).toMatchObject(HALF_OWED);
  expect(purchase.givenBack).toEqual([]);
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel]);
});
