import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import type { Log } from '../../app/log/events.ts';
import { APP_ORIGIN } from './app-protocol.ts';
import { displayBounds, fillDisplay } from './fill-display.ts';
import { watchHeartbeat } from './heartbeat.ts';
import { keepAwake } from './keep-awake.ts';
import { refuseLeaving } from './refuse-leaving.ts';

const PAPER = '#F4F1EA';
const PORTRAIT = { width: 1080, height: 1920 };
const BENCH_SIZE = { width: 1180, height: 860 };
/** A page that cannot be loaded is tried again, calmly. */
const RELOAD_PAUSE_MS = 1_000;

/** Where windows find their files. */
export interface WindowPlaces {
  readonly preloadDirectory: string;
  readonly devServer: string | null;
}

/** `preview` is the customer's page once more, for the gallery's samples. */
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

/** How the customer's window is opened. */
export interface CustomerWindow {
  /** A window that can be moved and closed, for trying out. */
  readonly windowed: boolean;
  /** Whether the application is ending; until then the whole screen stays. */
  readonly isEnding: () => boolean;
}

/** The customer's window: the whole screen, or as much of a portrait panel as fits beside other windows. */
export function openCustomerWindow(places: WindowPlaces, how: CustomerWindow, log: Log): BrowserWindow {
  const { windowed, isEnding } = how;
  const window = new BrowserWindow({
    title: TITLES.customer,
    backgroundColor: PAPER,
    ...(windowed ? { useContentSize: true, ...windowedSize() } : { kiosk: true, frame: false, ...displayBounds() }),
    webPreferences: webPreferences(places, 'customer'),
  });
  if (!windowed) {
    fillDisplay(window);
    refuseLeaving(window, isEnding);
    keepAwake();
  }
  keepAlive(window, places, 'customer', log);
  return window;
}

/** A window of the workbench. */
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
    safeDialogs: true,
    spellcheck: false,
    // A countdown must go on when another window covers this one.
    backgroundThrottling: false,
    devTools: places.devServer !== null,
    v8CacheOptions: 'bypassHeatCheck',
  };
}

/** Loads the page, and again when it cannot be loaded, crashes or hangs: never a white window. */
function keepAlive(window: BrowserWindow, places: WindowPlaces, page: Page, log: Log): void {
  const url = `${places.devServer ?? APP_ORIGIN}/${FILES[page]}`;
  const contents = window.webContents;
  let pending: NodeJS.Timeout | undefined;
  const load = (): void => {
    if (window.isDestroyed()) return;
    window.loadURL(url).catch((error: unknown) => {
      // Another load or the end of the process took its place; whoever did that loads again.
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
    // A page that hangs cannot be navigated away from: its process has to go, and that loads it again.
    contents.forcefullyCrashRenderer();
  };
  contents.on('render-process-gone', (_event, { reason }) => {
    failed(reason);
  });
  contents.on('unresponsive', hangs);
  // While developing a breakpoint stops the page for as long as somebody thinks.
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
