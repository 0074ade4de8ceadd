import { join } from 'node:path';
import { BrowserWindow, screen } from 'electron';
import type { Log } from '../../app/log/events.ts';
import { APP_ORIGIN } from './app-protocol.ts';

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

type Page = 'customer' | 'bench' | 'gallery';
const PAGES: Readonly<Record<Page, string>> = { customer: 'index.html', bench: 'bench.html', gallery: 'gallery.html' };

/** The customer's window: the whole screen, or as much of a portrait panel as fits beside other windows. */
export function openCustomerWindow(places: WindowPlaces, windowed: boolean, log: Log): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Sauda',
    backgroundColor: PAPER,
    ...(windowed ? { useContentSize: true, ...windowedSize() } : { kiosk: true, frame: false }),
    webPreferences: webPreferences(places, 'customer'),
  });
  keepAlive(window, places, 'customer', log);
  return window;
}

/** A window of the workbench. */
export function openToolWindow(places: WindowPlaces, page: 'bench' | 'gallery', log: Log): BrowserWindow {
  const window = new BrowserWindow({
    title: page === 'bench' ? 'Sauda bench' : 'Sauda gallery',
    backgroundColor: PAPER,
    ...BENCH_SIZE,
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
    preload: join(places.preloadDirectory, `${page}.cjs`),
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
  const url = `${places.devServer ?? APP_ORIGIN}/${PAGES[page]}`;
  const load = (): void => {
    if (window.isDestroyed()) return;
    window.loadURL(url).catch((error: unknown) => {
      log.write('error', 'window-failed', { page, detail: error instanceof Error ? error.message : String(error) });
      setTimeout(load, RELOAD_PAUSE_MS);
    });
  };
  window.webContents.on('render-process-gone', (_event, details) => {
    log.write('error', 'window-failed', { page, detail: details.reason });
    setTimeout(load, RELOAD_PAUSE_MS);
  });
  window.webContents.on('unresponsive', () => {
    log.write('error', 'window-failed', { page, detail: 'unresponsive' });
    load();
  });
  window.webContents.on('did-finish-load', () => {
    window.webContents.setZoomFactor(1);
    void window.webContents.setVisualZoomLevelLimits(1, 1);
  });
  load();
}
