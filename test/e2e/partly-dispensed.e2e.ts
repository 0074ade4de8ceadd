import type { ForeignBank } from '../support/foreign-bank/bank.ts';
import type { Purchase } from '../support/foreign-bank/purchases.ts';
import { expect, test, vends } from '../support/kiosk/drop-machine.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import type { ConfigTree } from '../support/kiosk/kiosk-files.ts';
import { WATER } from '../support/kiosk/sales.ts';

const TWO_TIYN = 2 * WATER.priceTiyn;
/** One piece of two came out, and the other one's money is the customer's. */
const HALF = { priceTiyn: TWO_TIYN, paidTiyn: TWO_TIYN, deliveredTiyn: WATER.priceTiyn, dispensed: false } as const;
const HALF_OWED = { ...HALF, refundedTiyn: 0, owedTiyn: WATER.priceTiyn, state: 'debt' } as const;

function sellsTwo(config: ConfigTree): ConfigTree {
  return { ...config, display: { diagonalInches: 21.5, maxQuantity: 2 } };
}

/** From idle to the phone's question about two pieces. */
async function toConfirmTwo(kiosk: Kiosk, bank: ForeignBank): Promise<Purchase> {
  await kiosk.tapProduct(WATER.name);
  await kiosk.tap('Көбейту');
  await expect(kiosk.page.getByRole('group', { name: 'Саны' }).getByRole('status')).toHaveText('2');
  await kiosk.tap('Төлеу');
  const purchase = await bank.purchase();
  purchase.scan();
  await kiosk.waitScreen('confirm');
  return purchase;
}

async function waitStep(kiosk: Kiosk, screen: 'dispensing' | 'refund', step: string): Promise<void> {
  await kiosk.page.locator(`html[data-screen=${screen}][data-step=${step}]`).waitFor({ state: 'attached' });
}

test('the relay is lost between the pieces and back in time: the second piece is dispensed', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: sellsTwo });
  const purchase = await toConfirmTwo(kiosk, bank);
  purchase.confirm();
  await waitStep(kiosk, 'dispensing', 'settling');
  await relay.unplug();
  await waitStep(kiosk, 'dispensing', 'waiting');
  await expect(kiosk.page.locator('.piece')).toHaveText('2-дана, барлығы 2');
  await kiosk.waitSale({ ...HALF, owedTiyn: WATER.priceTiyn });
  await relay.plug();
  await kiosk.waitScreen('success');
  await kiosk.waitSale({ priceTiyn: TWO_TIYN, deliveredTiyn: TWO_TIYN, owedTiyn: 0, dispensed: true, state: 'closed' });
  await expect.poll(() => relay.pulses()).toEqual([WATER.channel, WATER.channel]);
  expect(bank.books.returns).toEqual([]);
});

/* That the relay stays away for a minute: test/scenarios/kiosk/relay-gone-between-two-pieces.test.ts. */
test('the second piece is stuck, and the customer leaves without scanning: it is owed under the claim code', async ({
  bank,
  machine,
  kiosks,
}) => {
  const kiosk = await kiosks.open({ change: (config) => sellsTwo(vends(machine.path)(config)) });
  const purchase = await toConfirmTwo(kiosk, bank);
  const turning = machine.change(({ on }) => on);
  purchase.confirm();
  await turning;
  machine.jam();
  await waitStep(kiosk, 'refund', 'qr');
  expect(await kiosk.reason()).toBe('partly-dispensed');
  await expect(kiosk.page.locator('.qr-block .amount')).toHaveText('450\u00a0₸');
  expect(await kiosk.onlySale()).toMatchObject(HALF_OWED);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'partly-dispensed');
  await expect(kiosk.page.locator('.money')).toContainText('450\u00a0₸');
  await expect(kiosk.page.locator('.claim-code')).toHaveText(/^[0-9A-Z]{3}-[0-9A-Z]{3}$/);
  expect(await kiosk.onlySale()).toMatchObject(HALF_OWED);
  expect(purchase.givenBack).toEqual([]);
  // The first piece, and two turns without a fall for the second.
  expect(machine.pulses()).toEqual([WATER.channel, WATER.channel, WATER.channel]);
});
