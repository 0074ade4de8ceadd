import { join } from 'node:path';
import { app, BrowserWindow, screen } from 'electron';
import type { Log } from '../../app/log/events.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { displayBounds, fillDisplay } from './fill-display.ts';
import { watchHeartbeat } from './heartbeat.ts';
import { hidePointer } from './hide-pointer.ts';
import { keepAwake } from './keep-awake.ts';
import { openLasting, type LastingWindow } from './lasting-window.ts';
import { refuseFileChoosers } from './refuse-file-choosers.ts';
import { refuseLeaving } from './refuse-leaving.ts';

const PAPER = '#F4F1EA';
const PORTRAIT = { width: 1080, height: 1920 };
const BENCH_SIZE = { width: 1180, height: 860 };
/** Pause before a page that could not be loaded is loaded again. */
const RELOAD_PAUSE_MS = 1_000;

/** The places of the windows' files. */
export interface WindowPlaces {
  readonly preloadDirectory: string;
  readonly devServer: string | null;
}

/** The pages; `preview` is the customer's page for the gallery's samples. */
type Page = 'customer' | 'preview' | 'bench' | 'gallery';
const FILES: Readonly<Record<Page, string>> = {
  customer: 'index.html',
  preview: 'index.html',
  bench: 'bench.html',
  gallery: 'gallery.html',
};
const TITLES: Readonly<Record<Page, string>> = {
  customer: 'Sauda',
  preview: 'Sauda preview',
  bench: 'Sauda bench',
  gallery: 'Sauda gallery',
};

/** Options of the customer's window. */
export interface CustomerWindow {
  /** Whether the window can be moved and closed, for trials. */
  readonly windowed: boolean;
  /** Whether a mouse plays the customer; otherwise no pointer is shown on the whole screen. */
  readonly hasMouse: boolean;
  /** Whether the application is ending; until then the window cannot be closed. */
  readonly isEnding: () => boolean;
}

/** Opens the customer's window: full screen, where another one takes the place of each that is closed, or windowed. */
export function openCustomerWindow(places: WindowPlaces, how: CustomerWindow, log: Log): LastingWindow<BrowserWindow> {
  const { windowed, isEnding } = how;
  // Without a listener Electron would end the application between a window and the next.
  app.on('window-all-closed', () => {
    if (windowed) app.quit();
  });
  const window = openLasting({
    open: () => openOnce(places, how, log),
    isForGood: () => windowed || isEnding(),
    clock: systemClock,
    log,
  });
  if (!windowed) keepAwake();
  return window;
}

/** Full screen, or windowed in the portrait format as far as it fits. */
function openOnce(places: WindowPlaces, { windowed, hasMouse, isEnding }: CustomerWindow, log: Log): BrowserWindow {
  const window = new BrowserWindow({
    title: TITLES.customer,
    backgroundColor: PAPER,
    ...(windowed ? { useContentSize: true, ...windowedSize() } : { kiosk: true, frame: false, ...displayBounds() }),
    webPreferences: webPreferences(places, 'customer'),
  });
  if (!windowed) {
    fillDisplay(window);
    refuseLeaving(window, isEnding);
    if (!hasMouse) hidePointer(window.webContents);
  }
  void refuseFileChoosers(window.webContents);
  keepAlive(window, places, 'customer', log);
  return window;
}

/** Opens the bench or the gallery. */
export function openToolWindow(places: WindowPlaces, page: Exclude<Page, 'customer'>, log: Log): BrowserWindow {
  const size = page === 'preview' ? { useContentSize: true, ...windowedSize() } : BENCH_SIZE;
  const window = new BrowserWindow({
    title: TITLES[page],
    backgroundColor: PAPER,
    ...size,
    webPreferences: webPreferences(places, page),
  });
  keepAlive(window, places, page, log);
  return window;
}

function windowedSize(): { width: number; height: number } {
  const area = screen.getPrimaryDisplay().workAreaSize;
  const scale = Math.min(1, area.width / PORTRAIT.width, area.height / PORTRAIT.height);
  return { width: Math.round(PORTRAIT.width * scale), height: Math.round(PORTRAIT.height * scale) };
}

function webPreferences(places: WindowPlaces, page: Page): Electron.WebPreferences {
  return {
    preload: join(places.preloadDirectory, `${page === 'preview' ? 'customer' : page}.cjs`),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // A dialog of the system would cover the page and wait for a person; Chromium's own would hang it.
    disableDialogs: true,
    disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal',
    spellcheck: false,
    // Countdowns must continue when another window covers this one.
    backgroundThrottling: false,
    devTools: places.devServer !== null,
    v8CacheOptions: 'bypassHeatCheck',
  };
}

/** Loads the page, and again whenever it cannot be loaded, crashes or hangs. */
function keepAlive(window: BrowserWindow, places: WindowPlaces, page: Page, log: Log): void {
  const url = `${places.devServer ?? APP_ORIGIN}/${FILES[page]}`;
  const contents = window.webContents;
  let pending: NodeJS.Timeout | undefined;
  const load = (): void => {
    if (window.isDestroyed()) return;
    window.loadURL(url).catch((error: unknown) => {
      // Another load, or the end of the process, replaced this one; its own handler loads again.
      if (isAborted(error)) return;
      failed(error instanceof Error ? error.message : String(error));
    });
  };
  const failed = (detail: string): void => {
    log.write('error', 'window-failed', { page, detail });
    clearTimeout(pending);
    pending = setTimeout(load, RELOAD_PAUSE_MS);
  };
  const hangs = (): void => {
    log.write('error', 'window-failed', { page, detail: 'unresponsive' });
    // A page that hangs cannot navigate, so its process is ended, which loads the page again.
    contents.forcefullyCrashRenderer();
  };
  contents.on('render-process-gone', (_event, { reason }) => {
    failed(reason);
  });
  contents.on('unresponsive', hangs);
  // In development the heartbeat is off, because a breakpoint stops the page.
  if (places.devServer === null) watchHeartbeat(contents, hangs);
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1);
  });
  load();
}

function isAborted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_ABORTED';
}
