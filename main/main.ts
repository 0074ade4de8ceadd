import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import { problem, type Problem } from '../app/session/problem.ts';
import { systemClock } from '../drivers/system-clock.ts';
import { readArguments, type KioskArguments } from './arguments.ts';
import { compose, EMPTY_CONFIG, type Composition } from './compose.ts';
import { serveCustomer } from './ipc/customer.ts';
import { startKiosk, type Kiosk } from './kiosk.ts';
import { openLog, type LogStore } from './log/log-store.ts';
import { createRedactor, type Redactor } from './log/redact.ts';
import { places } from './places.ts';
import { registerAppScheme, serveApp } from './windows/app-protocol.ts';
import { lockDown, lockSession } from './windows/security.ts';
import { openCustomerWindow, openToolWindow, type WindowPlaces } from './windows/windows.ts';

const EXIT_USAGE = 2;
const EXIT_SECOND_INSTANCE = 3;

/** The development server is honoured only outside of packages. */
const devServer = app.isPackaged ? null : (process.env['SAUDA_DEV_SERVER'] ?? null);

function leave(code: number, message: string): void {
  process.stderr.write(`${message}\n`);
  app.exit(code);
}

function prepare(): void {
  const read = readArguments(process.argv.slice(1));
  if (!read.ok) {
    leave(EXIT_USAGE, read.error);
    return;
  }
  const options = read.value;
  const dataDirectory = options.dataDirectory ?? join(app.getPath('userData'), 'data');
  app.setPath('userData', browserDirectory(dataDirectory));
  if (!app.requestSingleInstanceLock()) {
    leave(EXIT_SECOND_INSTANCE, `another Sauda is running with the data directory ${dataDirectory}`);
    return;
  }
  registerAppScheme();
  // As root, on a developer's or build machine, Chromium has no sandbox; in the field it always has.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  lockDown(devServer);
  void app.whenReady().then(() => run(options, dataDirectory));
}

/**
 * Chromium's profile lies beside the journal, so that its lock belongs to this data directory. Where the directory
 * cannot be made, the window still opens, and the screen says what is wrong with the journal.
 */
function browserDirectory(dataDirectory: string): string {
  try {
    const directory = join(dataDirectory, 'browser');
    mkdirSync(directory, { recursive: true });
    return directory;
  } catch (error) {
    process.stderr.write(`${dataDirectory} cannot be used: ${error instanceof Error ? error.message : String(error)}\n`);
    return mkdtempSync(join(app.getPath('temp'), 'sauda-browser-'));
  }
}

async function run(options: KioskArguments, dataDirectory: string): Promise<void> {
  const where = places();
  const windows: WindowPlaces = { preloadDirectory: where.preload, devServer };
  lockSession(devServer);
  serveApp(where.renderer);
  const redactor = createRedactor();
  const log = openLog(join(dataDirectory, 'log.db'), systemClock, redactor);
  logStart(log, dataDirectory);
  // The window first: its process starts while main reads the disk.
  const customer = openCustomerWindow(windows, options.windowed, log);
  if (options.gallery) {
    const { serveGallery } = await import('./demo/gallery.ts');
    serveGallery({ customer, gallery: openToolWindow(windows, 'gallery', log), devServer, log });
    return;
  }
  const line = serveCustomer(customer, { devServer, log });
  const composed = await composeSafely(options, { dataDirectory, log, redactor });
  const kiosk = startKiosk({
    ...partsOf(composed.ok ? composed.value : null),
    broken: composed.ok ? null : composed.error,
    version: app.getVersion(),
    dataDirectory,
    clock: systemClock,
    log,
    show: (view) => {
      line.show(view);
    },
  });
  line.connect(kiosk.loop);
  const workbench = composed.ok ? composed.value.workbench : null;
  if (options.bench && workbench !== null) {
    const { serveBench } = await import('./demo/bench.ts');
    serveBench(openToolWindow(windows, 'bench', log), workbench, log);
  }
  quitCleanly(kiosk, composed.ok ? composed.value : null, customer, log);
}

type Composed = { readonly ok: true; readonly value: Composition } | { readonly ok: false; readonly error: Problem };

async function composeSafely(
  options: KioskArguments,
  parts: { dataDirectory: string; log: LogStore; redactor: Redactor },
): Promise<Composed> {
  try {
    return await compose({ ...parts, configFile: options.configFile, clock: systemClock, places: places() });
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parts.log.write('error', 'internal-error', { detail });
    return { ok: false, error: problem('internal-error') };
  }
}

/** A kiosk that could not be composed still opens its journal and shows why it does not sell. */
function partsOf(composition: Composition | null): Pick<Parameters<typeof startKiosk>[0], 'config' | 'demo' | 'payments' | 'relay'> {
  if (composition !== null) return composition;
  const failure = { ok: false, error: { action: 'payments-off', problem: problem('internal-error'), code: 'broken' } } as const;
  const never = (): Promise<typeof failure> => Promise.resolve(failure);
  const payments = { connect: never, ping: never, createPurchase: never, purchaseStatus: never };
  return { config: EMPTY_CONFIG, demo: false, payments, relay: null };
}

function logStart(log: LogStore, dataDirectory: string): void {
  const { electron, chrome, node } = process.versions;
  log.write('info', 'app-started', {
    version: app.getVersion(),
    electron,
    chrome,
    node,
    dataDirectory,
  });
}

/** Whatever ends the application, every relay is switched off and the databases are closed first. */
function quitCleanly(kiosk: Kiosk, composition: Composition | null, customer: BrowserWindow, log: LogStore): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    log.write('info', 'app-stopping');
    void kiosk.stop().finally(() => {
      composition?.close();
      app.exit(0);
    });
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    stop();
  });
  app.on('window-all-closed', stop);
  customer.on('closed', stop);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

prepare();
