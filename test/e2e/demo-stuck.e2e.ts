import type { Page } from '@playwright/test';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { benchOf, press, slip } from '../support/kiosk/bench-window.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';

/** Two pulses, and three seconds of waiting for the product after each. */
const DISPENSING_MS = 60_000;
/** The kiosk asks about the refund every few seconds, then for the purchases of the phone, then for the money. */
const REFUNDING_MS = 60_000;
const PRICE = 25_000;

/** Water is paid for and stuck: two turns without a fall, then the kiosk shows the QR of a refund. */
async function untilRefundQr(kiosk: Kiosk): Promise<Page> {
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
  expect(await kiosk.onlySale()).toMatchObject({
    dispensed: false,
    dispensedBy: null,
    deliveredTiyn: 0,
    refundedTiyn: 0,
    owedTiyn: PRICE,
  });
  await kiosk.loggedTimes('dispense-done', 2, { fits: ({ drop }) => drop === 'not-seen' });
  return bench;
}

test('a stuck product: turned again, not seen by the sensor, then refunded through the QR', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo(['--bench']);
  const bench = await untilRefundQr(kiosk);
  await expect(bench.getByText('Refund QR waits', { exact: true })).toBeVisible();
  await press(bench, 'Scan');
  await kiosk.page
    .locator('html[data-screen=refund][data-step=done]')
    .waitFor({ state: 'attached', timeout: REFUNDING_MS });
  await expect(bench.getByText('Refund QR waits', { exact: true })).toHaveCount(0);
  expect(await kiosk.onlySale()).toMatchObject({
    state: 'closed',
    dispensed: false,
    deliveredTiyn: 0,
    refundedTiyn: PRICE,
    owedTiyn: 0,
  });
});

test('a customer who does not scan the QR: the money is owed under a code, and the code is printed', async ({
  kiosks,
}) => {
  const kiosk = await kiosks.startDemo(['--bench']);
  const bench = await untilRefundQr(kiosk);
  await kiosk.tap('Кейін');
  await kiosk.waitReason('error', 'not-dispensed');
  const code = await kiosk.page.locator('.claim-code').innerText();
  await expect(slip(bench, 1)).toContainText(code);
  expect(await kiosk.onlySale()).toMatchObject({ refundedTiyn: 0, owedTiyn: PRICE, state: 'debt' });
});
