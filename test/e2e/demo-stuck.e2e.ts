import { expect, test } from '../support/kiosk-test.ts';
import { benchOf, press, slip } from '../support/demo-bench.ts';
import { waitOffersCash } from '../support/sales.ts';

/** Two pulses, and three seconds of waiting for the product after each. */
const DISPENSING_MS = 20_000;

test('a product that is stuck: turned once more, seen by nobody, then a QR offers the money back', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo(['--bench']);
  await kiosk.waitScreen('idle');
  await waitOffersCash(kiosk);
  const bench = await benchOf(kiosk);
  await press(bench, 'Stuck on channel 1');
  await expect(bench.getByRole('button', { name: 'Stuck on channel 1' })).toHaveAttribute('aria-pressed', 'true');

  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('payment');
  await kiosk.tap('Kaspi QR');
  await kiosk.waitScreen('qr');
  await press(bench, 'Scan');
  await kiosk.waitScreen('confirm');
  await press(bench, 'Confirm');
  await kiosk.waitScreen('dispensing');
  await kiosk.waitReason('refund', 'not-dispensed', DISPENSING_MS);
  await kiosk.page.locator('html[data-screen=refund][data-step=qr]').waitFor({ state: 'attached' });
  await expect(bench.getByText('2 pulses', { exact: true })).toHaveCount(1);
  await expect(bench.getByText('Nothing in the tray')).toBeVisible();
  expect(await kiosk.onlySale()).toMatchObject({ dispensed: false, dispensedBy: null, deliveredTiyn: 0, refundedTiyn: 0, owedTiyn: 25_000 });
  expect(kiosk.log().filter(({ event, facts }) => event === 'dispense-done' && facts['drop'] === 'not-seen')).toHaveLength(2);

  // The customer has no time for it: the same money is owed under a code, and the code is on paper.
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'not-dispensed');
  const code = await kiosk.page.locator('.claim-code').innerText();
  await expect(slip(bench, 1)).toContainText(code);
  expect(await kiosk.onlySale()).toMatchObject({ refundedTiyn: 0, owedTiyn: 25_000, state: 'debt' });
});
