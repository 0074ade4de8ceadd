/** The demonstration's actions on the kiosk's screen and on the bench. */
import { Failure } from '../setup/failure.mjs';
import type { Camera } from './camera.ts';
import { readQr } from './read-qr.ts';
import { reach, type DemoApplication } from './application.ts';

export type Language = 'kk' | 'ru' | 'en';

const LANGUAGE_BUTTONS: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
/** Labels of the payment methods in each language. */
export const METHODS: Readonly<
  Record<Language, { readonly qr: string; readonly invoice: string; readonly cash: string }>
> = {
  kk: { qr: 'Kaspi QR', invoice: 'Телефонға шот', cash: 'Қолма-қол' },
  ru: { qr: 'Kaspi QR', invoice: 'Счёт на телефон', cash: 'Наличные' },
  en: { qr: 'Kaspi QR', invoice: 'Invoice to phone', cash: 'Cash' },
};
/** The content of Kaspi's codes: digits or a link. */
const TOKEN = /^(\d{20,}|https:\/\/\S+)$/;
const CLICK_LIMIT_MS = 5_000;
const ACCEPTOR_LIMIT_MS = 15_000;
/** Limit for one slip, which the printer finishes in one or two seconds. */
const PAPER_LIMIT_MS = 10_000;

/** The application under demonstration, with the output of the run. */
export interface DemoRun {
  readonly demo: DemoApplication;
  readonly camera: Camera;
  readonly say: (line: string) => void;
}

/** Waits for a screen and takes its picture; with `mayPass`, the screen may already have gone. */
export async function see({ demo, camera }: DemoRun, screen: string, mayPass = false): Promise<Buffer | null> {
  await reach(demo, screen);
  const picture = await camera.take(screen);
  if (picture === null && !mayPass) throw new Failure(`The screen "${screen}" went away before its picture was taken.`);
  return picture;
}

/** Waits until the products' screen offers cash, in Kazakh; the validator needs a moment after the start. */
export async function offersCash({ demo: { kiosk } }: DemoRun): Promise<void> {
  await kiosk.locator('.idle-ask .lead', { hasText: 'қолма-қол' }).waitFor({ timeout: ACCEPTOR_LIMIT_MS });
}

/** Presses a button of the bench. */
export async function press({ demo }: DemoRun, name: string): Promise<void> {
  const bench = await demo.bench();
  await bench.getByRole('button', { name, exact: true }).click({ timeout: CLICK_LIMIT_MS });
}

/** Touches a button of the kiosk. */
export async function touch({ demo: { kiosk } }: DemoRun, name: string): Promise<void> {
  await kiosk.getByRole('button', { name, exact: true }).click({ timeout: CLICK_LIMIT_MS });
}

/** Switches the kiosk to a language. */
export async function touchLanguage(run: DemoRun, language: Language): Promise<void> {
  await touch(run, LANGUAGE_BUTTONS[language]);
  await run.demo.kiosk.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** Touches one of the available products, counted from 0. */
export async function touchProduct({ demo: { kiosk }, say }: DemoRun, number: number): Promise<void> {
  const cards = kiosk.locator('button.card:enabled');
  const card = cards.nth(Math.min(number, (await cards.count()) - 1));
  say(`The customer touches “${await card.locator('.card-name').innerText()}”`);
  await card.click({ timeout: CLICK_LIMIT_MS });
}

/** Types a telephone number on the keypad, digit by digit. */
export async function typeNumber(run: DemoRun, digits: string): Promise<void> {
  for (const digit of digits) await touch(run, digit);
}

/** Touches the primary button, such as "Done" or "Back to products". */
export async function touchAction({ demo: { kiosk } }: DemoRun): Promise<void> {
  await kiosk.locator('.stage-actions button.filled').click({ timeout: CLICK_LIMIT_MS });
}

/** Scans the code: the content read from the picture must have the form of Kaspi's. Throws otherwise. */
export async function scanCode(run: DemoRun, picture: Buffer | null): Promise<void> {
  const code = picture === null ? null : readQr(picture);
  if (code === null || !TOKEN.test(code)) throw new Failure(`The QR code on the screen reads "${code ?? 'nothing'}".`);
  run.say(`The kiosk shows the QR; a camera reads ${code.slice(0, 12)}… (${String(code.length)} characters)`);
  await press(run, 'Scan');
}

/** Text of this sale's receipt, on paper (`number` counts the printer's slips) or on the screen; null without one. */
export async function receiptOf({ demo, say }: DemoRun, number: number): Promise<string | null> {
  const shown = demo.kiosk.locator('.receipt');
  const bench = await demo.bench();
  const slip = bench.getByRole('img', { name: `Slip ${String(number)}`, exact: true });
  const found = shown.or(demo.kiosk.locator('.paper-notice[data-paper=printed]'));
  await found
    .first()
    .waitFor({ timeout: PAPER_LIMIT_MS })
    .catch(() => undefined);
  if (await shown.isVisible()) {
    say('The kiosk shows the receipt');
    return shown.innerText();
  }
  await slip.waitFor({ timeout: PAPER_LIMIT_MS }).catch(() => undefined);
  if ((await slip.count()) === 0) return null;
  say('The printer prints the receipt');
  return slip.textContent();
}
