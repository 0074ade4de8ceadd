/** The gallery's preview window, which shows one sample after the other. */
import type { CDPSession, ElectronApplication, JSHandle, Page } from 'playwright';
import type { Language } from '../../app/language/language.ts';
import { sampleViews } from '../../main/bench/samples/samples.ts';
import { findLayoutViolations } from './layout-check.ts';
import { PANELS, type Mode, type PanelName } from './matrix.ts';

/** As the gallery's frame has it. */
const DIAGONAL_INCHES = 21.5;

/** Shows samples; the application must have been started with `--gallery`. */
export class SamplesWindow {
  readonly page: Page;
  readonly #gallery: Page;
  #shown = 0;
  #camera: CDPSession | null = null;

  private constructor(page: Page, gallery: Page) {
    this.page = page;
    this.#gallery = gallery;
  }

  static async open(application: ElectronApplication): Promise<SamplesWindow> {
    const gallery = await windowAt(application, '/gallery.html');
    const page = await previewOf(application);
    // What moves would be in the way of a comparison, and is none of the layout.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.evaluate(countViews);
    return new SamplesWindow(page, gallery);
  }

  async resize(panel: PanelName): Promise<void> {
    const { width, height } = PANELS[panel];
    await this.page.setViewportSize({ width, height });
    await this.page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
  }

  /** Resolves when the sample is laid out and nothing moves any more. */
  async show(sample: string, language: Language, mode: Mode): Promise<void> {
    this.#shown += 1;
    await this.#gallery.evaluate(`saudaGallery.calls.show(${JSON.stringify({ sample, language, ...mode })})`);
    const screen = sampleViews[sample]?.name ?? '';
    await this.page.evaluate(sampleSettled, { screen, views: this.#shown });
  }

  /** The sample that is shown, as a PNG. */
  async take(): Promise<Buffer> {
    this.#camera ??= await this.page.context().newCDPSession(this.page);
    // Larger files in a quarter of the time.
    const { data } = await this.#camera.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
    return Buffer.from(data, 'base64');
  }

  /** What is wrong with the layout of the sample that is shown, each as a line. */
  async violations(): Promise<readonly string[]> {
    const found = await this.page.evaluate(findLayoutViolations, { diagonalInches: DIAGONAL_INCHES });
    return found.map(({ rule, element, detail }) => `${rule} ${element} ${detail}`);
  }
}

/** The preview. The customer's window has the same page, and was opened before it. */
async function previewOf(application: ElectronApplication): Promise<Page> {
  const customers = await windowAt(application, '/index.html');
  const other = await windowAt(application, '/index.html', customers);
  const ids = await Promise.all([windowIdOf(application, customers), windowIdOf(application, other)]);
  return ids[0] < ids[1] ? other : customers;
}

async function windowIdOf(application: ElectronApplication, page: Page): Promise<number> {
  const window: JSHandle<unknown> = await application.browserWindow(page);
  return Number(await (await window.getProperty('id')).jsonValue());
}

async function windowAt(application: ElectronApplication, file: string, not?: Page): Promise<Page> {
  const fits = (page: Page): boolean => page !== not && page.url().endsWith(file);
  return application.windows().find(fits) ?? application.waitForEvent('window', { predicate: fits });
}

/** Runs in the page: counts the views that come from now on. */
function countViews(): void {
  let views = 0;
  const { on } = Reflect.get(globalThis, 'sauda') as { on: { view: (listener: () => void) => void } };
  on.view(() => {
    views += 1;
    document.documentElement.setAttribute('data-views', String(views));
  });
}

/** Runs in the page: resolves when this view is on the screen. */
async function sampleSettled({ screen, views }: { screen: string; views: number }): Promise<void> {
  const page = document.documentElement;
  const isThere = (): boolean => page.dataset['views'] === String(views) && page.dataset['screen'] === screen;
  if (!isThere())
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        if (!isThere()) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(page, { attributes: true });
    });
  await document.fonts.ready;
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime === Infinity) animation.cancel();
    else animation.finish();
  }
}
