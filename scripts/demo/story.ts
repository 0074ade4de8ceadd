/** The demonstration's story: one sale that succeeds, one that is declined, one that a pulled cable prevents. */
import { Failure } from '../setup/failure.mjs';
import type { Camera } from './camera.ts';
import { readQr } from './read-qr.ts';
import { firstScreen, reach, type Theatre } from './theatre.ts';

type Language = 'kk' | 'ru' | 'en';

const LANGUAGE_BUTTONS: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };
/** Kaspi's codes hold digits or a link. */
const TOKEN = /^(\d{20,}|https:\/\/\S+)$/;
const CLICK_LIMIT_MS = 5_000;

/** What the story needs of its stage, and what it leaves behind. */
export interface Telling {
  readonly theatre: Theatre;
  readonly camera: Camera;
  readonly tell: (line: string) => void;
}

/** The screens in the order in which the story has to reach them, after the start. */
export const SCREENS = [
  ...['idle', 'preparing', 'qr', 'confirm', 'dispensing', 'success'],
  ...['idle', 'preparing', 'qr', 'confirm', 'error'],
  ...['idle', 'preparing', 'error', 'out-of-service', 'idle'],
] as const;

/** Plays everything; gives back the receipt that was on the screen. */
export async function playStory(telling: Telling): Promise<string | null> {
  await opening(telling);
  const receipt = await saleThatSucceeds(telling);
  await saleThatIsDeclined(telling);
  await saleThatTheCablePrevents(telling);
  return receipt;
}

/** Waits for a screen and takes its picture, unless it is one that may pass too quickly. */
async function see({ theatre, camera }: Telling, screen: string, mayPass = false): Promise<Buffer | null> {
  await reach(theatre, screen);
  const picture = await camera.take(screen);
  if (picture === null && !mayPass) throw new Failure(`The screen "${screen}" went away before its picture was taken.`);
  return picture;
}

async function press({ theatre }: Telling, name: string): Promise<void> {
  const bench = await theatre.bench();
  await bench.getByRole('button', { name, exact: true }).click({ timeout: CLICK_LIMIT_MS });
}

async function touchLanguage({ theatre: { kiosk } }: Telling, language: Language): Promise<void> {
  await kiosk.getByRole('button', { name: LANGUAGE_BUTTONS[language], exact: true }).click({ timeout: CLICK_LIMIT_MS });
  await kiosk.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
}

/** Touches one of the products that are there, counted from 0; gives its name in the language of the screen. */
async function touchProduct({ theatre: { kiosk }, tell }: Telling, number: number): Promise<void> {
  const cards = kiosk.locator('button.card:enabled');
  const card = cards.nth(Math.min(number, (await cards.count()) - 1));
  tell(`The customer touches “${await card.locator('.card-name').innerText()}”`);
  await card.click({ timeout: CLICK_LIMIT_MS });
}

/** The action in the filled button: "Done", "Back to products". */
async function touchAction({ theatre: { kiosk } }: Telling): Promise<void> {
  await kiosk.locator('.stage-actions button.filled').click({ timeout: CLICK_LIMIT_MS });
}

async function opening(telling: Telling): Promise<void> {
  const { theatre, camera, tell } = telling;
  if ((await firstScreen(theatre)) === 'starting' && (await camera.take('starting')) !== null) tell('The kiosk is starting');
  await see(telling, 'idle');
  tell('The kiosk is ready and shows its products in Kazakh');
}

async function scanCode(telling: Telling, picture: Buffer | null): Promise<void> {
  const code = picture === null ? null : readQr(picture);
  if (code === null || !TOKEN.test(code)) throw new Failure(`The QR code on the screen reads "${code ?? 'nothing'}".`);
  telling.tell(`The kiosk shows the QR; a camera reads ${code.slice(0, 12)}… (${String(code.length)} characters)`);
  await press(telling, 'Scan');
}

async function saleThatSucceeds(telling: Telling): Promise<string | null> {
  const { theatre, tell } = telling;
  await touchLanguage(telling, 'ru');
  await see(telling, 'idle');
  tell('The customer switches to Russian');
  await touchProduct(telling, 1);
  if ((await see(telling, 'preparing', true)) !== null) tell('The kiosk asks Kaspi for a code');
  await scanCode(telling, await see(telling, 'qr'));
  await see(telling, 'confirm');
  tell('The code is scanned; the kiosk asks to confirm on the phone');
  await press(telling, 'Confirm');
  await see(telling, 'dispensing');
  tell('The customer has paid; the relay turns and the product comes out');
  await see(telling, 'success');
  const slip = theatre.kiosk.locator('.receipt');
  const receipt = (await slip.isVisible()) ? await slip.innerText() : null;
  tell('The kiosk thanks and shows the receipt');
  await touchAction(telling);
  await reach(theatre, 'idle');
  return receipt;
}

async function saleThatIsDeclined(telling: Telling): Promise<void> {
  const { theatre, tell } = telling;
  await touchLanguage(telling, 'kk');
  tell('A second customer comes and switches to Kazakh');
  await touchProduct(telling, 2);
  await reach(theatre, 'preparing');
  await scanCode(telling, await see(telling, 'qr'));
  await reach(theatre, 'confirm');
  await press(telling, 'Decline');
  await see(telling, 'error');
  tell('The customer declines on the phone; the kiosk says that nothing was charged');
  await touchAction(telling);
  await reach(theatre, 'idle');
}

async function saleThatTheCablePrevents(telling: Telling): Promise<void> {
  const { tell } = telling;
  await touchLanguage(telling, 'en');
  await see(telling, 'idle');
  tell('A third customer switches to English');
  await press(telling, 'Unplug the network cable');
  tell('Someone pulls the network cable');
  await touchProduct(telling, 0);
  await see(telling, 'error');
  tell('Kaspi cannot be reached; the kiosk says so and takes no money');
  await touchAction(telling);
  await see(telling, 'out-of-service');
  tell('The kiosk puts itself out of service and tells the technician why');
  await press(telling, 'Plug in the network cable');
  await see(telling, 'idle');
  tell('The cable is back, and so is the kiosk');
}
