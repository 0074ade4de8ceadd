import type { Locator } from '@playwright/test';
import { hold } from './service-menu.ts';
import type { Kiosk } from './kiosk.ts';

/** What is touched to come to other letters and signs. */
type Way = '{shift}' | '{language}' | '{signs}';
/** All layouts, once round. */
const MOST_WAYS = 4;

/**
 * What one finger does on the screen alone, and how long the person behind it waits: every key of the on-screen keyboard
 * counts, and every moment in which what comes next cannot be touched yet.
 */
export class Finger {
  touches = 0;
  waitedMs = 0;
  kiosk: Kiosk;

  constructor(kiosk: Kiosk) {
    this.kiosk = kiosk;
  }

  /** Waits for something without touching anything. */
  async waits<T>(for_: Promise<T>): Promise<T> {
    const sinceMs = performance.now();
    try {
      return await for_;
    } finally {
      this.waitedMs += performance.now() - sinceMs;
    }
  }

  /** Touches it, as soon as that is possible. */
  async touch(what: Locator, timeoutMs?: number): Promise<void> {
    const limit = timeoutMs === undefined ? {} : { timeout: timeoutMs };
    await this.waits(what.click({ trial: true, ...limit }));
    this.touches += 1;
    await what.click();
  }

  async press(action: string): Promise<void> {
    await this.touch(this.#action(action));
  }

  async hold(action: string): Promise<void> {
    await this.waits(this.#action(action).waitFor());
    this.touches += 1;
    // What is held may end the application.
    await hold(this.kiosk, action).catch(() => undefined);
  }

  /** Types into a field on the keys that the screen shows for it; a touch leads there where another is typed. */
  async type(field: string, text: string): Promise<void> {
    const input = this.kiosk.page.locator(`[data-field="${field}"]`);
    const isTyping = (await this.kiosk.page.locator(`[data-typing=true] [data-field="${field}"]`).count()) > 0;
    const isAlone = (await this.kiosk.page.locator('[data-typing]').count()) === 0;
    if (!isTyping && !isAlone) await this.touch(input);
    await this.waits(this.kiosk.page.locator('.digit-pad, .screen-keyboard').first().waitFor());
    for (const letter of text) await this.#key(letter);
  }

  async #key(letter: string): Promise<void> {
    const digit = this.#action(`digit-${letter}`);
    if (/\d/.test(letter) && (await digit.count()) > 0) {
      await this.touch(digit);
      return;
    }
    const wanted = letter === ' ' ? '{space}' : letter;
    for (let ways = 0; (await this.#keyboardKey(wanted).count()) === 0; ways += 1) {
      if (ways === MOST_WAYS) throw new Error(`no key for ${letter}`);
      await this.touch(this.#keyboardKey(await this.#wayTo(letter)));
    }
    await this.touch(this.#keyboardKey(wanted));
  }

  async #wayTo(letter: string): Promise<Way> {
    const other = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    if (other !== letter && (await this.#keyboardKey(other).count()) > 0) return '{shift}';
    return /\p{Letter}/u.test(letter) ? '{language}' : '{signs}';
  }

  #action(action: string): Locator {
    return this.kiosk.page.locator(`[data-action="${action}"]`);
  }

  #keyboardKey(key: string): Locator {
    return this.kiosk.page.locator(`[data-skbtn=${JSON.stringify(key)}]`);
  }
}
