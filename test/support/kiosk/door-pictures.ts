import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { axeFindings } from './axe.ts';
import type { Kiosk } from './kiosk.ts';
import { press } from './service-menu.ts';

/** The panels that machines have. */
const SIZES = [
  [1080, 1920],
  [768, 1366],
  [1920, 1080],
  [1280, 800],
] as const;
const LANGUAGES = ['kk', 'en', 'ru'] as const;

/** Where pictures of every door go; without it none are taken, which saves minutes. */
const FOLDER = process.env['SAUDA_PICTURES'];

/** Of which states, where not of all: a part of their names. */
const OF = process.env['SAUDA_PICTURES_OF'] ?? '';

/** Looks at what the menu shows: with axe, also in reach, and with the camera where somebody wants pictures. */
export class DoorLooks {
  readonly found: string[] = [];
  readonly #kiosk: Kiosk;
  #count = 0;

  readonly #prefix: string;

  constructor(kiosk: Kiosk, prefix = '') {
    this.#kiosk = kiosk;
    this.#prefix = prefix;
  }

  async look(name: string): Promise<void> {
    await this.#judge(name);
    await press(this.#kiosk, 'reach');
    await this.#judge(`${name} in reach`);
    const isTaken = FOLDER !== undefined && name.includes(OF);
    if (isTaken) await this.#take(`${name}-reach`, [SIZES[0], SIZES[3]], ['ru']);
    await press(this.#kiosk, 'reach');
    if (isTaken) await this.#take(name, SIZES, LANGUAGES);
  }

  async #judge(name: string): Promise<void> {
    this.found.push(...(await axeFindings(this.#kiosk)).map((finding) => `${name}: ${finding}`));
  }

  async #take(
    name: string,
    sizes: readonly (readonly [number, number])[],
    languages: readonly (typeof LANGUAGES)[number][],
  ): Promise<void> {
    const { page } = this.#kiosk;
    this.#count += 1;
    for (const [width, height] of sizes) {
      await this.#kiosk.resize(width, height);
      for (const language of languages) {
        await press(this.#kiosk, `language-${language}`);
        await page.locator(`html[lang=${language}]`).waitFor({ state: 'attached' });
        await page.mouse.move(0, 0);
        await page.evaluate(() => document.fonts.ready.then(() => undefined));
        const folder = join(FOLDER ?? '', `${String(width)}x${String(height)}`, language);
        mkdirSync(folder, { recursive: true });
        const file = `${this.#prefix}${String(this.#count).padStart(2, '0')}-${name}.png`;
        await page.screenshot({ path: join(folder, file), animations: 'disabled', caret: 'hide' });
      }
    }
    await this.#kiosk.resize(1080, 1920);
  }
}
