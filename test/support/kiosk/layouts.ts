import type { Kiosk } from './kiosk.ts';
import { findLayoutViolations } from '../../../scripts/screens/layout-check.ts';

const SIZES = [
  [1080, 1920],
  [768, 1366],
] as const;
const LANGUAGES = [
  ['kk', 'Қазақша'],
  ['ru', 'Русский'],
  ['en', 'English'],
] as const;
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

/** Above this part of the panel is out of reach from a wheelchair. */
const LEAST_HEIGHT = 0.5;

/** The same in the reachable mode, in which every control but the products themselves comes into the lower half. */
async function reachViolations(kiosk: Kiosk, screen: string): Promise<readonly string[]> {
  await kiosk.tap('Move the buttons down');
  const found = await layoutViolations(kiosk, screen);
  const buttons = kiosk.page.getByRole('button');
  const heights = await buttons.evaluateAll((all) =>
    all
      .filter((button) => !button.classList.contains('card'))
      .map((button) => button.getBoundingClientRect().top / innerHeight),
  );
  const high = heights
    .filter((height) => height <= LEAST_HEIGHT)
    .map((height) => `${screen}: a control at ${height.toFixed(2)} of the height`);
  await kiosk.tap('Move the buttons down');
  return [...found, ...high];
}

/** Looks at one screen after the other; the list is of all that was found. */
export function layoutLooks(kiosk: Kiosk): {
  readonly found: string[];
  look(screen: string): Promise<void>;
  reach(screen: string): Promise<void>;
} {
  const found: string[] = [];
  return {
    found,
    look: async (screen) => {
      await kiosk.waitScreen(screen);
      found.push(...(await layoutViolations(kiosk, screen)));
    },
    reach: async (screen) => {
      await kiosk.waitScreen(screen);
      found.push(...(await reachViolations(kiosk, screen)));
    },
  };
}

/** Waits for the fonts and for every animation that ends. */
async function settled(kiosk: Kiosk): Promise<void> {
  await kiosk.page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
