import type { Page } from '@playwright/test';
import axe from 'axe-core';
import { z } from 'zod';
import type { Kiosk } from './kiosk.ts';

const foundSchema = z.array(z.string());

/** What axe finds on the present screen, with the element; nothing on a screen that everybody can use. */
export async function axeFindings(kiosk: Kiosk): Promise<readonly string[]> {
  return axeFindingsOn(kiosk.page);
}

/** The same in any window. */
export async function axeFindingsOn(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  // Written as text, because it runs in the page, where only axe itself is.
  const found = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
  return foundSchema.parse(found);
}
