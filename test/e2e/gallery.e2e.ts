import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { waitOffersCash } from '../support/kiosk/sales.ts';

/** A window of ours by the end of its address; `not` is another one with the same page. */
async function windowAt(app: ElectronApplication, file: string, not?: Page): Promise<Page> {
  const fits = (page: Page): boolean => page !== not && page.url().endsWith(file);
  return app.windows().find(fits) ?? app.waitForEvent('window', fits);
}

test('kiosk, bench and gallery run beside each other; samples have a window of their own', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo(['--bench', '--gallery']);
  await kiosk.waitScreen('idle');
  const bench = await windowAt(kiosk.app, '/bench.html');
  const gallery = await windowAt(kiosk.app, '/gallery.html');
  const preview = await windowAt(kiosk.app, '/index.html', kiosk.page);
  await expect(bench.getByRole('heading', { level: 1 })).toBeVisible();

  await gallery.getByRole('button', { name: 'success', exact: false }).first().click();
  await expect(preview.locator('html')).toHaveAttribute('data-screen', 'success');
  expect(await kiosk.screen()).toBe('idle');
  // The customer's window is still connected to the kiosk, the preview to nothing.
  await waitOffersCash(kiosk);
  await kiosk.tapProduct('Су');
  await kiosk.waitScreen('payment');
  await kiosk.tap('Kaspi QR');
  await kiosk.waitScreen('qr');
  await expect(preview.locator('html')).toHaveAttribute('data-screen', 'success');
});
