import { expect, test } from '../support/acceptor-line.ts';
import { takesCash } from '../support/kiosk-files.ts';
import { layoutViolations } from '../support/layouts.ts';
import { waitOffersCash } from '../support/sales.ts';

const LEAST_HEIGHT = 0.5;

/* The note lies on its way for as long as the screen is looked at. */
test.use({ motion: { stackMs: 15_000 } });

test('every screen of a cash sale keeps the layout rules, and its controls come into reach', async ({ acceptor, kiosks }) => {
  const kiosk = await kiosks.open({ change: takesCash(acceptor.path) });
  await waitOffersCash(kiosk);
  const found: string[] = [];
  const look = async (screen: string): Promise<void> => {
    await kiosk.waitScreen(screen);
    found.push(...(await layoutViolations(kiosk, screen)));
  };
  const reach = async (screen: string): Promise<void> => {
    await kiosk.tap('Move the buttons down');
    await look(screen);
    const buttons = kiosk.page.getByRole('button');
    const heights = await buttons.evaluateAll((all) => all.map((button) => button.getBoundingClientRect().top / innerHeight));
    for (const height of heights) expect(height).toBeGreaterThan(LEAST_HEIGHT);
    await kiosk.tap('Move the buttons down');
  };
  await look('idle');
  await kiosk.tapProduct('Dark chocolate');
  await look('payment');
  await reach('payment');
  await kiosk.tap('Cash');
  await look('cash');
  await reach('cash');
  await acceptor.waitTaking(500, 1_000, 2_000);
  acceptor.insert(500);
  await acceptor.waitNoteAt('stacking');
  await look('cash');
  await kiosk.tap('Cancel');
  await kiosk.page.locator('html[data-step=leaving]').waitFor({ state: 'attached' });
  await look('cash');
  expect(found).toEqual([]);
});
