import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { EXIT } from '../app/command-line/exit-codes.ts';
import { COMMAND_NAMES } from './cli/registry.ts';
import type { Log } from '../app/log/events.ts';
import type { CustomerWindow, Prepared } from './shell/start.ts';
import { readStart, refusalInField, switchRefusal, type KioskArguments } from './shell/arguments.ts';
import { refusedSwitch } from './shell/field-switches.ts';
import { EarlyLog } from './log/early-log.ts';
import { startJournalWorker } from './journal/worker/started-worker.ts';
import { makeFolders } from './files/make-folders.ts';
import { readFirstView, type FirstPlace, type FirstView } from './first-view/kept-view.ts';
import { EarlyLine } from './ipc/early-line.ts';
import { places, type Places } from './files/paths.ts';
import { systemClock } from '../drivers/common/system-clock.ts';
import { EndRequests, exitUnexpectedly, KIOSK_EXIT } from './shell/ending.ts';
import { atStart, readGpuRecord } from './shell/gpu-record.ts';
import { isWithoutGraphics } from './shell/graphics.ts';
import { trainingAt } from './shell/training.ts';
import { watchProcesses, type ProcessWatch } from './shell/watch-processes.ts';
import { endOnUnexpected, type OpenedResources } from './shell/fatal-error.ts';
import { registerAppScheme, serveApp } from './windows/app-protocol.ts';
import { lockDown, lockSession } from './windows/security.ts';
import { openCustomerWindow, type WindowPlaces } from './windows/windows.ts';

/** The data directory holds secrets, money and customers' purchases, so only its owner may enter. */
const OWNER_ONLY = 0o700;

/** The development server is used only outside of packages. */
const devServer = app.isPackaged ? null : (process.env['SAUDA_DEV_SERVER'] ?? null);

function leave(code: number, message: string): void {
  process.stderr.write(`${message}\n`);
  app.exit(code);
}

/** Ignores errors of the output: the process that reads it may end, and a lost line must not end a sale. */
function ignoreOutputErrors(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}

function prepare(): void {
  ignoreOutputErrors();
  const start = readStart(process.argv.slice(1), app.isPackaged, COMMAND_NAMES);
  if (!start.ok) {
    leave(EXIT.usage, start.error);
    return;
  }
  const argv = process.argv.slice(1);
  if (start.value.kind === 'command') {
    const { words } = start.value;
    const refused = app.isPackaged ? refusedSwitch(argv.slice(0, argv.length - words.length), true) : null;
    if (refused === null) serveCommand(words);
    else leave(EXIT.usage, switchRefusal(refused));
    return;
  }
  const { options } = start.value;
  const hasNoSandbox = app.commandLine.hasSwitch('no-sandbox');
  const field = { isPackaged: app.isPackaged, hasNoSandbox, gallery: options.gallery };
  const refusal = refusalInField({ ...field, refusedSwitch: refusedSwitch(argv) });
  if (refusal !== null) {
    leave(EXIT.usage, refusal);
    return;
  }
  const dataDirectory = options.dataDirectory ?? join(app.getPath('userData'), 'data');
  app.setPath('userData', browserDirectory(dataDirectory));
  if (!app.requestSingleInstanceLock()) {
    leave(KIOSK_EXIT.secondInstance, `another Sauda is running with the data directory ${dataDirectory}`);
    return;
  }
  const early = new EarlyLog();
  const processes = watchGpu(dataDirectory, early);
  registerAppScheme();
  // As root on a developer's or build machine Chromium has no sandbox; in the field it always has one.
  if (!hasNoSandbox) app.enableSandbox();
  lockDown(devServer);
  const data = dataFor(dataDirectory);
  const where = places();
  const first = isOrdinary(options, data) ? readFirstView(firstPlace(where, data), systemClock.wallMs()) : null;
  const place = { program: where.journalThread, dataDirectory: data.dataDirectory };
  const resources: OpenedResources = { log: null, stop: null, isEnding: false };
  const fatal = endOnUnexpected(resources, (code) => {
    exitUnexpectedly(app, code);
  });
  const endRequests = new EndRequests((code) => {
    resources.isEnding = true;
    app.exit(code);
  });
  const earlyLine = first === null ? null : new EarlyLine({ first: first.view, devServer });
  const prepared = {
    ...{ options, ...data, resources, endRequests, early, processes, where },
    ...(earlyLine === null ? {} : { earlyLine }),
  };
  const window = app.whenReady().then(() => {
    endRequests.listen(app);
    return openWindow(prepared, first);
  });
  const begin = async (): Promise<void> => {
    endRequests.hold();
    const journalWorker = startJournalWorker(place);
    const { run } = await import('./shell/start.ts');
    await run({ ...prepared, journalWorker }, window);
  };
  // A page with a view of its own gets both cores until it has painted that. Without one everything is loaded at once,
  // because much of Electron's own start is waiting, and so is opening the relay's line.
  const mayBegin = earlyLine === null ? Promise.resolve() : window.then(() => earlyLine.painted);
  mayBegin.then(begin).catch(fatal);
}

/** Whether this run is one whose first view an earlier one may have kept. */
function isOrdinary({ setup, gallery }: KioskArguments, { training }: Pick<Prepared, 'training'>): boolean {
  return devServer === null && !setup && !gallery && training === null;
}

function firstPlace({ renderer }: Places, { dataDirectory }: Pick<Prepared, 'dataDirectory'>): FirstPlace {
  return { dataDirectory, rendererDirectory: renderer, words: process.argv.slice(1) };
}

/** Where this run keeps its data: a demonstration for training touches nothing of the machine's own. */
function dataFor(dataDirectory: string): Pick<Prepared, 'dataDirectory' | 'training'> {
  const training = trainingAt(dataDirectory, systemClock.wallMs());
  return { dataDirectory: training?.directory ?? dataDirectory, training };
}

/** Counts the deaths of the GPU process from the first on; after too many this run does without it. */
function watchGpu(dataDirectory: string, log: Log): ProcessWatch {
  const record = atStart(readGpuRecord(dataDirectory), systemClock.wallMs());
  if (record.withoutGpu || isWithoutGraphics()) {
    app.disableHardwareAcceleration();
    app.commandLine.appendSwitch('disable-gpu');
  }
  if (record.withoutGpu) {
    log.write('warning', 'started-without-gpu', { deaths: record.deathsWallMs.length });
  }
  return watchProcesses({ app, dataDirectory, record, clock: systemClock, log });
}

/** Runs a technician's command instead of the kiosk, beside a running one. */
function serveCommand(words: readonly string[]): void {
  if (process.platform === 'linux' && !app.commandLine.hasSwitch('ozone-platform')) {
    // Chromium looks for a display before it is ready, and a technician may be connected without one. A child process
    // also hides Chromium's messages about a missing desktop.
    const child = spawnSync(
      process.execPath,
      ['--ozone-platform=headless', '--log-level=3', ...process.argv.slice(1)],
      { stdio: 'inherit' },
    );
    app.exit(child.status ?? EXIT.unexpected);
    return;
  }
  app.disableHardwareAcceleration();
  import('./cli/application.ts')
    .then(({ runInApplication }) => runInApplication(words))
    .catch((error: unknown) => {
      leave(EXIT.unexpected, error instanceof Error ? (error.stack ?? error.message) : String(error));
    });
}

/**
 * The folder of Chromium's profile. It is beside the journal, so that Chromium's lock belongs to this data directory.
 * If it cannot be created, the window still opens, and the screen shows the journal's problem.
 */
function browserDirectory(dataDirectory: string): string {
  try {
    const directory = join(dataDirectory, 'browser');
    makeFolders(directory, OWNER_ONLY);
    // A disk that became read-only still has the folder, which Chromium would take for a second instance.
    const trial = join(directory, 'write-trial');
    writeFileSync(trial, '');
    rmSync(trial);
    return directory;
  } catch (error) {
    process.stderr.write(
      `${dataDirectory} cannot be used: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return mkdtempSync(join(app.getPath('temp'), 'sauda-browser-'));
  }
}

/** Opens the customer's window as soon as Electron is ready; its process starts while main goes on loading. */
function openWindow(
  { where, options, resources, early, earlyLine }: Omit<Prepared, 'journalWorker'>,
  first: FirstView | null,
): CustomerWindow {
  const windows: WindowPlaces = { preloadDirectory: where.preload, devServer };
  lockSession(devServer);
  const served = serveApp(where.renderer);
  const how = { windowed: options.windowed, hasMouse: options.bench, isEnding: () => resources.isEnding };
  const customer = openCustomerWindow(windows, how, early);
  if (earlyLine !== undefined)
    customer.prepare((opened) => {
      earlyLine.serve(opened);
    });
  const { pictures = null, artwork = null } = first?.folders ?? {};
  if (pictures !== null) served.addPictures(pictures);
  if (artwork !== null) served.addArtwork(artwork);
  return { windows, served, customer };
}

prepare();
