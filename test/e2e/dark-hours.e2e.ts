import { KAZAKHSTAN_OFFSET_MS } from '../../app/journal/days.ts';
import { DELAYS } from '../../app/session/state/delays.ts';
import { HOUR_MS } from '../../app/units.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { toQr, WATER } from '../support/kiosk/sales.ts';

/** The time of Kazakhstan's day, so many hours from now. */
function timeOfDay(hours: number): string {
  return new Date(Date.now() + KAZAKHSTAN_OFFSET_MS + hours * HOUR_MS).toISOString().slice(11, 16);
}

test(
  'in the dark hours the screen is black, and the touch that wakes it buys nothing',
  { tag: '@waits' },
  async ({ bank, kiosks }) => {
    const kiosk = await kiosks.open({
      change: (config) => ({ ...config, display: { darkHours: { from: timeOfDay(-1), to: timeOfDay(2) } } }),
    });
    const place = await kiosk.product(WATER.name).boundingBox();
    if (place === null) throw new Error('the product is not there');
    const dark = kiosk.page.locator('html[data-screen=idle][data-step=dark]');
    await dark.waitFor({ state: 'attached', timeout: 2 * DELAYS.darkAgainMs });
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    // An impatient finger: the second tap is there before the product is.
    await kiosk.page.mouse.click(x, y, { clickCount: 2 });
    await dark.waitFor({ state: 'detached' });
    expect(await kiosk.screen()).toBe('idle');
    expect(bank.books.purchases).toHaveLength(0);
    await toQr(kiosk, bank);
    await expect(dark).toHaveCount(0);
  },
);
