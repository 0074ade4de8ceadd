/** The running kiosk with its bench, and the screens shown so far. */
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { Failure } from '../setup/failure.mjs';
import { electronCommand, electronEnvironment, startForPlaywright } from './electron.ts';
import { MINUTE_MS } from '../../app/units.ts';

/** Limit for a screen to appear, generous enough for a slow machine. */
const SCREEN_LIMIT_MS = 25_000;
const START_LIMIT_MS = MINUTE_MS;
/** Longest entry animation; longer animations are countdowns and progress rings. */
const LONGEST_ENTRY_MS = 1_500;

export interface DemoApplication {
  readonly application: ElectronApplication;
  /** The customer's window. */
  readonly kiosk: Page;
  /** The window that simulates phone, network cable and hardware; it opens shortly after the customer's. */
  bench(): Promise<Page>;
}

/** Starts the kiosk in demo mode with its bench. */
export async function startApplication(options: readonly string[]): Promise<DemoApplication> {
  const { executable, args } = electronCommand('start');
  const held = startForPlaywright(executable);
  const application = await _electron.launch({
    executablePath: held.executable,
    args: [...args, '--bench', ...options],
    env: { ...electronEnvironment(), ...held.env },
    timeout: START_LIMIT_MS,
  });
  try {
    const kiosk = await windowOf(application, '/index.html');
    await kiosk.evaluate(recordScreens);
    return { application, kiosk, bench: () => windowOf(application, '/bench.html') };
  } catch (error) {
    await application.close();
    throw error;
  }
}

/** The window of this page; which of two comes first is up to Playwright. */
async function windowOf(application: ElectronApplication, page: string): Promise<Page> {
  const isWanted = (window: Page): boolean => window.url().endsWith(page);
  const there = application.windows().find(isWanted);
  return there ?? application.waitForEvent('window', { predicate: isWanted, timeout: START_LIMIT_MS });
}

/** Runs in the page and records the name of every screen, including those too short for polling. */
function recordScreens(): void {
  const page = document.documentElement;
  const seen: string[] = [];
  const note = (): void => {
    const name = page.dataset['screen'];
    if (name !== undefined && name !== seen.at(-1)) seen.push(name);
  };
  note();
  new MutationObserver(note).observe(page, { attributeFilter: ['data-screen'] });
  Object.assign(globalThis, { demoScreens: seen });
}

/** Names of all screens since the start, in order. */
export async function screensSeen({ kiosk }: DemoApplication): Promise<string[]> {
  const seen: unknown = await kiosk.evaluate(() => Reflect.get(globalThis, 'demoScreens') as unknown);
  return Array.isArray(seen) ? seen.map(String) : [];
}

/** Name of the present screen, with its reason if it has one. */
async function screenNow({ kiosk }: DemoApplication): Promise<string> {
  if (kiosk.isClosed()) throw new Failure('The kiosk was closed before the demonstration ended.');
  return kiosk.evaluate(() => {
    const { screen = 'nothing', reason } = document.documentElement.dataset;
    return reason === undefined ? screen : `${screen} (${reason})`;
  });
}

/** Waits until the kiosk shows any screen. */
export async function firstScreen(demo: DemoApplication): Promise<string> {
  await demo.kiosk.waitForFunction(() => document.documentElement.dataset['screen'] !== undefined, undefined, {
    timeout: START_LIMIT_MS,
  });
  return screenNow(demo);
}

/** Waits for a screen; the error names the screen that is shown instead. */
export async function reach(demo: DemoApplication, screen: string): Promise<void> {
  try {
    await demo.kiosk.waitForFunction((name) => document.documentElement.dataset['screen'] === name, screen, {
      timeout: SCREEN_LIMIT_MS,
    });
  } catch {
    throw new Failure(`The kiosk should show "${screen}" but shows "${await screenNow(demo)}".`);
  }
}

/**
 * Prepares the screen for a picture: waits for fonts and finishes entry animations, so that short screens are caught
 * too. Longer animations continue.
 */
export async function standStill({ kiosk }: DemoApplication): Promise<void> {
  await kiosk.evaluate(async (longestMs) => {
    await document.fonts.ready;
    for (const animation of document.getAnimations()) {
      if (Number(animation.effect?.getComputedTiming().endTime) <= longestMs) animation.finish();
    }
    // The second frame begins when the first one has been painted.
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }, LONGEST_ENTRY_MS);
}
