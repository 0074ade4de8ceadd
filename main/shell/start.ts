import { join } from 'node:path';
import { app, safeStorage, type BrowserWindow } from 'electron';
import type { KioskConfig } from '../../app/config/config.ts';
import { problem } from '../../app/problem.ts';
import type { Entrance } from '../service/entrance.ts';
import { resumeMove } from '../service/resume-move.ts';
import { keepDemoApart } from '../setup/demo-journal.ts';
import { runKindOf, trainingKindOf, type RunKind } from '../setup/setup-run.ts';
import { EXIT } from '../../app/command-line/exit-codes.ts';
import { SECOND_MS } from '../../app/units.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import type { KioskArguments } from './arguments.ts';
import { lazyVault } from '../certificate/lazy-vault.ts';
import { chooseVault } from '../certificate/vault.ts';
import type { Workbench } from '../compose/compose.ts';
import { composeSafely, partsOf, type Composed } from '../compose/compose-safely.ts';
import type { FirstView } from '../first-view/kept-view.ts';
import { keepViews } from '../first-view/keep-view.ts';
import { serveCustomer } from '../ipc/customer.ts';
import type { EarlyLine } from '../ipc/early-line.ts';
import type { StartedWorker } from '../journal/worker/started-worker.ts';
import { openJournalThread } from '../journal/worker/journal-thread.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { lateObserver, type LateObserver } from '../fleet/kiosk/late-observer.ts';
import { whenQuiet } from '../runtime/when-quiet.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';
import { serviceEntrance } from './service-entrance.ts';
import type { EarlyLog } from '../log/early-log.ts';
import type { LogStore } from '../log/log-store.ts';
import { openLogThread, type KioskLog } from '../log/worker/log-thread.ts';
import { commissionedBoardsIn } from '../peripherals/commissioned-boards.ts';
import { createRedactor, type Redactor } from '../log/redact.ts';
import { computerMark } from '../files/computer-mark.ts';
import type { Places } from '../files/paths.ts';
import { isSupervised, KIOSK_EXIT, orderlyEnd, untilRestartMs, type End, type EndRequests } from './ending.ts';
import { EarlyRelay } from './early-relay.ts';
import type { OpenedResources } from './fatal-error.ts';
import type { Guardian } from '../guardian/guardian.ts';
import { joinFleet } from './fleet-of-kiosk.ts';
import { releaseStartMemory } from './release-memory.ts';
import { followStart, isStorm, safeParts } from './safe-start.ts';
import { recordStart, type StartRecord } from '../watchdog/start-record.ts';
import type { ProcessWatch } from './watch-processes.ts';
import { keepKioskUpdated } from './updates.ts';
import { endWhenOver } from './end-training.ts';
import type { Training } from './training.ts';
import type { ServedFiles } from '../windows/app-protocol.ts';
import type { LastingWindow } from '../windows/lasting-window.ts';
import { VERSION } from '../files/version.ts';
import { watchKiosk } from '../watchdog/watch-kiosk.ts';
import { openToolWindow, type WindowPlaces } from '../windows/windows.ts';

/** Nobody waits for the prices of before. */
const PRICES_AFTER_MS = 3 * SECOND_MS;
/** The first screen is painted meanwhile. */
const LOG_START_AFTER_MS = 300;
/** A start that takes longer is worth its lines in the file even if it never ends. */
const LOG_START_LIMIT_MS = 10 * SECOND_MS;

/** What exists before Electron is ready. */
export interface Prepared {
  readonly options: KioskArguments;
  readonly dataDirectory: string;
  /** A demonstration that was switched on at a configured machine; the data directory is its own then. */
  readonly training: Training | null;
  readonly resources: OpenedResources;
  readonly endRequests: EndRequests;
  readonly where: Places;
  readonly early: EarlyLog;
  readonly processes: ProcessWatch;
  readonly journalWorker: StartedWorker;
  /** The page's connection until this program serves it; absent where no view is kept for its start. */
  readonly earlyLine?: EarlyLine;
}

/** The customer's window, and the files that it is served from. */
export interface CustomerWindow {
  readonly windows: WindowPlaces;
  readonly served: ServedFiles;
  readonly customer: LastingWindow<BrowserWindow>;
}

type OpenedWindow = Prepared & CustomerWindow;

/**
 * Starts everything behind the window. The configuration is read and the relay started before Electron is ready; the
 * payment service and the session are loaded after the page has its scripts, while its own process runs them.
 */
export async function run(prepared: Prepared, window: Promise<CustomerWindow>): Promise<void> {
  const { dataDirectory, resources, where } = prepared;
  const kind = kindOf(prepared);
  // Before all else: it reads the disk while the rest is loaded and composed.
  const journal = openJournalThread({ program: where.journalThread, dataDirectory, started: prepared.journalWorker });
  void journal.open();
  const starts = startsOf(prepared);
  const redactor = createRedactor();
  const sinceWallMs = systemClock.wallMs();
  const log = openLog(prepared, redactor, kind);
  const served = window.then(({ customer, windows: { devServer } }) => ({
    line: serveCustomer(customer, { devServer, log, early: prepared.earlyLine }),
    watchdog: watchKiosk({ window: customer, journal, clock: systemClock, log }),
  }));
  const keeper = keepViews(keepingPlace(prepared, kind, starts));
  const earlyRelay = new EarlyRelay({ dataDirectory, clock: systemClock, log });
  const composed = isStorm(starts) ? null : await composeEarly(prepared, kind, { window, earlyRelay, log, redactor });
  const composition = composed?.ok === true ? composed.value : null;
  const parts = composed === null ? safeParts(kind.configFile) : partsOf(composed);
  if (composition === null) await earlyRelay.giveUp();
  const { guardian } = earlyRelay;
  const { startKiosk } = await import('../runtime/kiosk.ts');
  const opened: OpenedWindow = { ...prepared, ...(await window) };
  const { line, watchdog } = await served;
  if (composition !== null) serveFolders(opened.served, composition.config.display);
  const endLater: End = (code) => {
    end(code);
  };
  const observer = fleetObserver(parts, prepared);
  const kioskParts: KioskParts = {
    ...parts,
    broken: parts.broken ?? (kind.setup === null ? null : problem('set-up', { file: kind.setup.file })),
    offersSetup: kind.offered !== null && parts.broken === null,
    commissioning: commissionedBoardsIn(dataDirectory),
    version: VERSION,
    journal,
    clock: systemClock,
    log,
    show: (view) => {
      line.show(view);
      keeper.shown(view);
      watchdog?.screenShown(view.screen.name);
    },
    observer,
    onCrash: () => {
      restartAfterCrash(log, endLater);
    },
  };
  const kiosk = startKiosk(kioskParts);
  const about = { loop: kiosk.loop, parts: kioskParts, configFile: kind.configFile, dataDirectory, sinceWallMs };
  const fleet = joinFleet({ ...about, where, observer, end: endLater });
  keeper.follow(kiosk.loop, { journal, clock: systemClock, folders: pictureFolders(kioskParts.config.display) });
  const stop = stopping({ watchdog, line, keeper, fleet: () => fleet.stop(), kiosk, guardian, composition });
  resources.stop = stop;
  armWhenDrawn(guardian);
  releaseStartMemory(kiosk.loop, systemClock);
  startLog(log, LOG_START_AFTER_MS);
  const inOrder = orderlyEnd({ app, resources, clock: systemClock, log, stop });
  const followed = { loop: kiosk.loop, clock: systemClock, log, end: inOrder };
  const end = starts === null ? inOrder : followStart({ record: starts, ...followed });
  prepared.endRequests.serve(end);
  const entrance = serviceEntrance(opened, { kiosk, parts: kioskParts, kind, redactor, sinceWallMs, end, fleet });
  line.connect(kiosk.loop, entrance);
  goOnWithSettings(kind, { parts: kioskParts, loop: kiosk.loop, entrance });
  endWhenWanted(opened, { loop: kiosk.loop, log, end });
  if (app.isPackaged && prepared.training === null)
    keepKioskUpdated({ loop: kiosk.loop, parts: kioskParts, line, configFile: kind.configFile, dataDirectory, end });
  followPrices(opened, kioskParts, kiosk.loop);
  await openWorkbench(opened, composition?.workbench ?? null, log);
}

/** What an orderly end stops. */
interface Stopped {
  readonly watchdog: { ending(): void } | null;
  readonly line: { disconnect(): void };
  readonly keeper: { end(): Promise<void> };
  readonly fleet: () => Promise<void>;
  readonly kiosk: { stop(): Promise<void> };
  readonly guardian: { disarm(): Promise<void> } | null;
  readonly composition: { close(): void } | null;
}

/** Stops everything in order; the fleet hears of it meanwhile. */
function stopping({ watchdog, line, keeper, fleet, kiosk, guardian, composition }: Stopped): () => Promise<void> {
  return async () => {
    watchdog?.ending();
    line.disconnect();
    await keeper.end();
    await Promise.all([fleet(), kiosk.stop()]);
    await guardian?.disarm();
    composition?.close();
  };
}

/** A demonstration belongs to no fleet, and a machine without its parts has nothing to say. */
function fleetObserver(
  { config, broken }: Pick<KioskParts, 'config' | 'broken'>,
  { training }: Prepared,
): LateObserver | null {
  return config.fleet === undefined || broken !== null || training !== null ? null : lateObserver('fleet');
}

/** The folders whose pictures the products' screen may have. */
function pictureFolders({ picturesDirectory, artwork }: KioskConfig['display']): FirstView['folders'] {
  return { pictures: picturesDirectory ?? null, artwork: artwork ?? null };
}

/** Lets the page have the files of the operator's folders. */
function serveFolders(
  served: ServedFiles,
  { picturesDirectory, attract, artwork, sounds }: KioskConfig['display'],
): void {
  if (picturesDirectory !== undefined) served.addPictures(picturesDirectory);
  if (attract?.folder !== undefined) served.addAttract(attract.folder);
  if (artwork !== undefined) served.addArtwork(artwork);
  if (sounds?.folder !== undefined) served.addSounds(sounds.folder);
}

/** Composes before there is a window, up to the payment service. */
function composeEarly(
  { dataDirectory, training, where }: Prepared,
  { configFile, setup }: RunKind,
  ports: {
    readonly window: Promise<CustomerWindow>;
    readonly earlyRelay: EarlyRelay;
    readonly log: LogStore;
    readonly redactor: Redactor;
  },
): Promise<Composed> {
  const { window, earlyRelay, log, redactor } = ports;
  return composeSafely({
    configFile,
    isDemo: training !== null,
    setup: setup !== null,
    dataDirectory,
    log,
    redactor,
    vault: lazyVault(() => chooseVault(safeStorage, process.platform)),
    clock: systemClock,
    places: where,
    startRelay: (chosen, config) => earlyRelay.start(chosen, config),
    pageServed: window.then(({ served }) => served.pageServed),
  });
}

function kindOf(prepared: Prepared): RunKind {
  const { options, dataDirectory, training } = prepared;
  if (training !== null) return trainingKindOf(options, training);
  const kind = runKindOf(options, dataDirectory);
  apartFromDemo(prepared, kind);
  return kind;
}

/** What a run shows that is no ordinary one says nothing of the next. */
function keepingPlace(
  { options, dataDirectory, training, where }: Prepared,
  { configFile, setup }: RunKind,
  starts: StartRecord | null,
): Parameters<typeof keepViews>[0] {
  const isOrdinary = training === null && setup === null && !options.gallery && !isStorm(starts);
  const words = process.argv.slice(1);
  return { dataDirectory, rendererDirectory: where.renderer, words, configFile: isOrdinary ? configFile : null };
}

/** Only a supervisor starts a program again and again; null where a person does, and in a demonstration. */
function startsOf({ dataDirectory, training }: Prepared): StartRecord | null {
  const isRepeated = app.isPackaged || isSupervised(process.env);
  return isRepeated && training === null ? recordStart(dataDirectory, systemClock.wallMs()) : null;
}

/** Where the disk refuses, it refuses the journal as well, which has words for it. */
function apartFromDemo({ dataDirectory, early }: Prepared, kind: RunKind): void {
  try {
    keepDemoApart(dataDirectory, kind, systemClock.wallMs());
  } catch (error) {
    early.write('error', 'internal-error', { detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Opens the log and writes the lines from before. */
function openLog(
  { options, dataDirectory, where, resources, early }: Prepared,
  redactor: Redactor,
  { setup }: RunKind,
): KioskLog {
  const file = join(dataDirectory, 'log.db');
  const log = openLogThread({ program: where.logThread, file, clock: systemClock, redactor });
  resources.log = log;
  logStart(log, dataDirectory);
  early.writeInto(log);
  if (options.setup && setup === null) log.write('warning', 'setup-over');
  startLog(log, LOG_START_LIMIT_MS);
  return log;
}

function startLog(log: KioskLog, afterMs: number): void {
  systemClock.setTimer(afterMs, () => {
    log.start();
  });
}

/** A trial ends with its window, and a kiosk restarts while no customer is buying before a dying GPU process ends it. */
function endWhenWanted(
  { customer, processes, training }: OpenedWindow,
  { loop, log, end }: { readonly loop: EventLoop; readonly log: LogStore; readonly end: End },
): void {
  if (training !== null) endWhenOver(training, { loop, clock: systemClock, log, end });
  customer.onClosed(() => {
    end(KIOSK_EXIT.onPurpose);
  });
  whenQuiet(
    loop,
    systemClock,
    () => processes.isRestartWanted(),
    () => {
      log.write('warning', 'restart-wanted', { cause: 'gpu-process' });
      end(KIOSK_EXIT.restartWanted);
    },
  );
}

/** The next start continues from the entries on disk; until then the screen shows that the kiosk is out of service. */
function restartAfterCrash(log: LogStore, end: End): void {
  systemClock.setTimer(untilRestartMs(process.uptime() * SECOND_MS), () => {
    log.write('warning', 'restart-wanted', { cause: 'internal-error' });
    end(EXIT.unexpected);
  });
}

/**
 * A process is started in main's own thread, and a large one like Electron takes tens of milliseconds for that: no
 * customer waits for it at the start. A pulse before this moment arms the guardian itself.
 */
const ARM_AFTER_MS = 2_000;

function armWhenDrawn(guardian: Guardian | null): void {
  if (guardian === null) return;
  systemClock.setTimer(ARM_AFTER_MS, () => {
    guardian.arm();
  });
}

/** Only a machine with goods of its own has prices that anybody was asked. */
function followPrices({ dataDirectory }: Prepared, { config, demo, log }: KioskParts, loop: EventLoop): void {
  if (demo) return;
  systemClock.setTimer(PRICES_AFTER_MS, () => {
    void import('../products/keep-prices.ts').then(({ keepPrices }) => {
      const isTold = config.display.earlierPrices;
      keepPrices({ dataDirectory, computer: computerMark(), clock: systemClock, log, loop, isTold });
    });
  });
}

/** Goes on with what the end of the last run has interrupted: the wizard, or a move to another trade point. */
function goOnWithSettings(
  { setup }: RunKind,
  { parts, loop, entrance }: { readonly parts: KioskParts; readonly loop: EventLoop; readonly entrance: Entrance },
): void {
  if (setup !== null) {
    openWhenReady(loop, entrance);
    return;
  }
  const { payments, log } = parts;
  const dispatch = loop.dispatch.bind(loop);
  resumeMove({ clock: systemClock, payments, kiosk: () => loop.state(), dispatch }).catch((error: unknown) => {
    log.write('error', 'internal-error', { detail: error instanceof Error ? error.message : String(error) });
  });
}

/** The wizard comes by itself, once the journal is open: what it writes is on record. */
function openWhenReady(loop: EventLoop, entrance: Entrance): void {
  if (loop.state().journal.kind === 'starting')
    systemClock.setTimer(SETUP_LOOKS_AGAIN_MS, () => {
      openWhenReady(loop, entrance);
    });
  else entrance.open(false);
}

const SETUP_LOOKS_AGAIN_MS = 50;

/** Opens the bench and the gallery, if requested. */
async function openWorkbench(
  { options, training, windows }: OpenedWindow,
  workbench: Workbench | null,
  log: LogStore,
): Promise<void> {
  // Whoever trains needs the customer's phone and notes.
  const isWanted = options.bench || training !== null;
  if (isWanted && workbench !== null) {
    const { serveBench } = await import('../bench/bench.ts');
    serveBench(openToolWindow(windows, 'bench', log), workbench, log);
  }
  if (options.gallery) {
    const { serveGallery } = await import('../bench/gallery.ts');
    serveGallery({
      preview: openToolWindow(windows, 'preview', log),
      gallery: openToolWindow(windows, 'gallery', log),
      devServer: windows.devServer,
      log,
    });
  }
}

function logStart(log: LogStore, dataDirectory: string): void {
  const { electron, chrome, node } = process.versions;
  log.write('info', 'app-started', {
    version: VERSION,
    electron,
    chrome,
    node,
    dataDirectory,
  });
}
