import fc from 'fast-check';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { Fingers, type Point } from '../support/kiosk/fingers.ts';

test.use({ motion: true });

const ROUNDS = 25;
/** Nothing to press is there. */
const EDGE: Point = { x: 4, y: 300 };
const LANGUAGES = ['Қазақша', 'Русский', 'English'];

test('palms, two hands, a finger on a screen that goes, and children who drum: each sale is one, and none is lost', async ({
  bank,
  relay,
  kiosks,
}) => {
  const kiosk = await kiosks.open();
  const fingers = await Fingers.of(kiosk);

  await test.step('beside a palm on the edge, a finger presses', async () => {
    await fingers.slap(EDGE, await fingers.on('Су'));
    await kiosk.waitScreen('qr');
    await bank.purchase();
    expect(bank.requestsOf('qr/create')).toHaveLength(1);
  });

  await test.step('the language changes in every state, and nothing else', async () => {
    await switchLanguages('qr');
    const purchase = await bank.purchase();
    purchase.scan();
    await kiosk.waitScreen('confirm');
    await switchLanguages('confirm');
    purchase.confirm();
    await kiosk.waitScreen('success');
    await switchLanguages('success');
    await kiosk.tap('Дайын');
    await kiosk.waitScreen('idle');
    await switchLanguages('idle');
    expect(relay.pulses()).toEqual([1]);
  });

  await test.step('two hands on two products are one sale', async () => {
    await fingers.slap(await fingers.on('Су'), await fingers.on('Шырын'));
    const purchase = await bank.purchase(2);
    await kiosk.waitScreen('qr');
    expect(bank.requestsOf('qr/create')).toHaveLength(2);

    // A finger lies on Cancel while the screen under it changes: it lifts from another one.
    await fingers.down(await fingers.on('Бас тарту'));
    purchase.scan();
    await kiosk.waitScreen('confirm');
    await fingers.lift();
    purchase.confirm();
    await kiosk.waitScreen('success');
    await kiosk.tap('Дайын');
    await kiosk.waitScreen('idle');
    expect(relay.pulses()).toHaveLength(2);
  });

  await test.step('whatever is drummed on, the books agree with the bank', async () => {
    const { width, height } = await kiosk.page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
    const place = fc.record({ x: fc.integer({ min: 1, max: width - 2 }), y: fc.integer({ min: 1, max: height - 2 }) });
    const slaps = fc.sample(fc.array(place, { minLength: 1, maxLength: 4 }), { numRuns: ROUNDS, seed: 9 });
    for (const places of slaps) await fingers.slap(...places);
    await kiosk.page.waitForFunction(() => document.documentElement.dataset['screen'] !== 'preparing');
    const sales = await kiosk.ledger();
    expect(bank.requestsOf('qr/create')).toHaveLength(sales.length);
    expect(sales.map(({ paidTiyn, deliveredTiyn }) => paidTiyn - deliveredTiyn)).toEqual(sales.map(() => 0));
    expect(relay.pulses()).toHaveLength(2);
  });

  async function switchLanguages(screen: string): Promise<void> {
    const before = await kiosk.ledger();
    for (const language of [...LANGUAGES.slice(1), 'Қазақша']) {
      const button = await fingers.on(language);
      await fingers.slap(button);
      await fingers.slap(EDGE, button);
    }
    await expect(kiosk.page.locator('html')).toHaveAttribute('lang', 'kk');
    expect(await kiosk.screen()).toBe(screen);
    expect(await kiosk.ledger()).toEqual(before);
  }
});
