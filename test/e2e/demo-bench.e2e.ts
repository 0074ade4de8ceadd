import type { Page } from '@playwright/test';
import { benchOf, press, slip } from '../support/kiosk/bench-window.ts';
import type { Kiosk } from '../support/kiosk/kiosk.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';

async function play(kiosk: Kiosk, bench: Page): Promise<void> {
  await waitOffersCash(kiosk);
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('payment');
  await kiosk.tap('Kaspi QR');
  await kiosk.waitScreen('qr');
  await press(bench, 'Scan');
  await kiosk.waitScreen('confirm');
  await press(bench, 'Confirm');
  await kiosk.waitScreen('success');
}

test('the bench plays the customer and the hardware', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo(['--bench']);
  await kiosk.waitScreen('idle');
  const bench = await benchOf(kiosk);
  await play(kiosk, bench);
  await expect(bench.getByText('1 pulse', { exact: true })).toHaveCount(1);
  const sale = await kiosk.onlySale();
  expect(sale).toMatchObject({ state: 'closed', dispensed: true, dispensedBy: 'seen' });
  // The number of the sale is on paper and in the journal; Kazakh words are printed as pictures.
  await expect(slip(bench, 1)).toContainText(`№ ${sale.saleId.slice(0, 8).toUpperCase()}`);
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');

  await press(bench, 'Unplug the relay');
  await kiosk.waitReason('out-of-service', 'relay-lost');
  await press(bench, 'Plug in the relay');
  await kiosk.waitScreen('idle');
  await press(bench, 'Unplug the drop sensor');
  await kiosk.waitReason('out-of-service', 'sensor-lost');
  await press(bench, 'Plug in the drop sensor');
  await kiosk.waitScreen('idle');
});

test(
  'without notes and without the network cable the kiosk is closed until the cable is back',
  { tag: '@waits' },
  async ({ kiosks }) => {
    const kiosk = await kiosks.startDemo(['--bench']);
    await kiosk.waitScreen('idle');
    await waitOffersCash(kiosk);
    const bench = await benchOf(kiosk);
    await press(bench, 'Unplug the acceptor');
    await waitOffersCash(kiosk, false);
    await press(bench, 'Unplug the network cable');
    await kiosk.waitScreen('out-of-service', 45_000);
    expect(['network-unreachable', 'server-silent']).toContain(await kiosk.reason());
    await press(bench, 'Plug in the network cable');
    await kiosk.waitScreen('idle', 45_000);
  },
);

test('a configuration without payment sells nothing real: the configured relay receives no command', async ({
  relay,
  bank,
  kiosks,
}) => {
  await kiosks.prepare({ change: ({ payment: _, ...rest }) => rest });
  const kiosk = await kiosks.start(['--bench']);
  await kiosk.waitScreen('idle');
  await expect(kiosk.page.getByText('Демо: шынайы сатылым жоқ')).toBeVisible();
  await play(kiosk, await benchOf(kiosk));
  expect(relay.bytes()).toEqual([]);
  expect(bank.requests).toEqual([]);
});

test('no configuration: demo mode, one window', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo();
  await kiosk.waitScreen('idle');
  await expect(kiosk.page.getByText('Демо: шынайы сатылым жоқ')).toBeVisible();
  expect(kiosk.app.windows()).toHaveLength(1);
});
