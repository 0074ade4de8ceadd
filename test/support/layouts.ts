import type { Kiosk } from './kiosk.ts';
import { findLayoutViolations } from './layout-check.ts';

const SIZES = [[1080, 1920], [768, 1366]] as const;
const LANGUAGES = [['kk', 'Қазақша'], ['ru', 'Русский'], ['en', 'English']] as const;
/** As in the tests' configuration. */
const DIAGONAL_INCHES = 21.5;

/** Looks at the present screen at every size in every language; it must last that long. */
export async function layoutViolations(kiosk: Kiosk, screen: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [width, height] of SIZES) {
    await kiosk.resize(width, height);
    for (const [language, name] of LANGUAGES) {
      await kiosk.tap(name);
      await kiosk.page.waitForFunction((code) => document.documentElement.lang === code, language);
      await settled(kiosk);
      const violations = await kiosk.page.evaluate(findLayoutViolations, { diagonalInches: DIAGONAL_INCHES });
      const shown = await kiosk.screen();
      if (shown !== screen) found.push(`${screen}: became ${String(shown)}`);
      for (const { rule, element, detail } of violations) {
        found.push(`${screen} ${language} ${String(width)}x${String(height)}: ${rule} ${element} ${detail}`);
      }
    }
  }
  return found;
}

/** Waits for the fonts and for every animation that ends. */
async function settled(kiosk: Kiosk): Promise<void> {
  await kiosk.page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
