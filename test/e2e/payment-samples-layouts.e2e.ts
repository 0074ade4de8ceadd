import type { ElectronApplication, Page } from '@playwright/test';
import { sampleViews } from '../../main/bench/samples/samples.ts';
import { axeFindingsOn } from '../support/kiosk/axe.ts';
import { expect, test } from '../support/kiosk/kiosk-test.ts';
import { findLayoutViolations } from '../support/kiosk/layout-check.ts';

/** The states of paying that no sale of the other tests leads to: invoices, fees, parts, and every mixture of ways. */
const OF_PAYING =
  /^(phone|invoice|payment-|preparing-invoice|qr-(with-fee|other-code|on-touch|part|rest)|cash-rest|cash-.*-invoice|idle-(invoice|every|other-code|notes)|refund-.*any-bank|error-(invoice-lost|part-paid)|out-of-service-(byfly|session|several|notes))/;
const SAMPLES = Object.keys(sampleViews).filter((name) => OF_PAYING.test(name));

/** The ones with the least room, upright and lying. */
const PASSES = [
  { width: 600, height: 1024, largeText: false },
  { width: 1280, height: 800, largeText: false },
  { width: 600, height: 1024, largeText: true },
] as const;
/** With the most words around a receipt; looked at with larger ones. */
const FULL = ['idle-12-lowered', 'success-long-name', 'success-more', 'success-print-failed-change'];
/** Words are longest in it. */
const LANGUAGE = 'kk';
const DIAGONAL_INCHES = 21.5;

/** A language's button shows the first three letters of its name. */
const SHORT_LANGUAGE = /^label-content-name-mismatch: <button[^>]* class="language"/;

async function windowAt(app: ElectronApplication, file: string, not?: Page): Promise<Page> {
  const fits = (page: Page): boolean => page !== not && page.url().endsWith(file);
  return app.windows().find(fits) ?? app.waitForEvent('window', fits);
}

test('every state of paying keeps the layout rules upright and lying, and axe finds nothing', async ({ kiosks }) => {
  const kiosk = await kiosks.startDemo(['--gallery']);
  const gallery = await windowAt(kiosk.app, '/gallery.html');
  const preview = await windowAt(kiosk.app, '/index.html', kiosk.page);
  expect(SAMPLES.length).toBeGreaterThan(20);
  const found: string[] = [];
  // Axe looks at structure, which the states of one screen share.
  const looked = new Set<string>();
  for (const { width, height, largeText } of PASSES) {
    await preview.setViewportSize({ width, height });
    await preview.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
    for (const sample of largeText ? [...SAMPLES, ...FULL] : SAMPLES) {
      await show(gallery, preview, sample, largeText);
      const violations = await preview.evaluate(findLayoutViolations, { diagonalInches: DIAGONAL_INCHES });
      for (const { rule, element, detail } of violations)
        found.push(
          `${sample} ${String(width)}x${String(height)}${largeText ? ' large' : ''}: ${rule} ${element} ${detail}`,
        );
      const screen = sampleViews[sample]?.name;
      if (screen === undefined || looked.has(screen)) continue;
      looked.add(screen);
      const unusable = (await axeFindingsOn(preview)).filter((one) => !SHORT_LANGUAGE.test(one));
      found.push(...unusable.map((one) => `${sample}: ${one}`));
    }
  }
  expect(found).toEqual([]);
});

/** Shows a sample, once its title is the page's and nothing moves any more. */
async function show(gallery: Page, preview: Page, sample: string, largeText: boolean): Promise<void> {
  await gallery.evaluate(
    `saudaGallery.calls.show(${JSON.stringify({ sample, language: LANGUAGE, reachable: false, largeText })})`,
  );
  const screen = sampleViews[sample]?.name ?? '';
  await preview.waitForFunction((name) => document.documentElement.dataset['screen'] === name, screen);
  await preview.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
