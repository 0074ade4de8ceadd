import { expect, type Locator, type Page } from '@playwright/test';
import type { Kiosk } from './kiosk.ts';

const BETWEEN_DIGITS = /(?<=\d) (?=\d|₸)/g;

/** The bench's window; it opens a moment after the customer's. */
export async function benchOf(kiosk: Kiosk): Promise<Page> {
  const isBench = (page: Page): boolean => page.url().endsWith('/bench.html');
  expect(kiosk.page.url()).toMatch(/\/index\.html$/);
  return kiosk.app.windows().find(isBench) ?? kiosk.app.waitForEvent('window', isBench);
}

/** Presses a button of the bench; in an amount the blanks are those that never break. */
export async function press(bench: Page, name: string): Promise<void> {
  await bench.getByRole('button', { name: name.replace(BETWEEN_DIGITS, '\u00a0'), exact: true }).click();
}

/** The printer's paper with this number, the first is 1; its text is what the printer set from its own font. */
export function slip(bench: Page, number: number): Locator {
  return bench.getByRole('img', { name: `Slip ${String(number)}`, exact: true });
}
