import type { Page } from '@playwright/test';
import type { Kiosk } from '../support/kiosk.ts';
import { expect, test } from '../support/kiosk-test.ts';

async function benchOf(kiosk: Kiosk): Promise<Page> {
  const isBench = (page: Page): boolean => page.url().endsWith('/bench.html');
  expect(kiosk.page.url()).toMatch(/\/index\.html$/);
  return kiosk.app.windows().find(isBench) ?? kiosk.app.waitForEvent('window', isBench);
}

async function press(bench: Page, name: string): Promise<void> {
  await bench.getByRole('button', { name, exact: true }).click();
}

async function play(kiosk: Kiosk, bench: Page): Promise<void> {
  await kiosk.tapProduct('Су');
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
  expect(await kiosk.onlySale()).toMatchObject({ state: 'closed', dispensed: true });
  await kiosk.tap('Дайын');
  await kiosk.waitScreen('idle');

  await press(bench, 'Unplug the relay');
  await kiosk.waitReason('out-of-service', 'relay-lost');
  await press(bench, 'Plug in the relay');
  await kiosk.waitScreen('idle');
});

test('the bench pulls the network cable and puts it back', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo(['--bench']);
  await kiosk.waitScreen('idle');
  const bench = await benchOf(kiosk);
  await press(bench, 'Unplug the network cable');
  await kiosk.waitScreen('out-of-service', 45_000);
  expect(['network-unreachable', 'server-silent']).toContain(await kiosk.reason());
  await press(bench, 'Plug in the network cable');
  await kiosk.waitScreen('idle', 45_000);
});

test('a configuration without payment sells nothing real: the relay it names hears nothing', async ({ relay, bank, kiosks }) => {
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
