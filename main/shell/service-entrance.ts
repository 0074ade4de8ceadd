import { systemClock } from '../../drivers/common/system-clock.ts';
import type { Places } from '../files/paths.ts';
import { VERSION } from '../files/version.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';
import type { Kiosk } from '../runtime/kiosk.ts';
import type { Redactor } from '../log/redact.ts';
import type { RunKind } from '../setup/setup-run.ts';
import { createEntrance, type Entrance, type LoadedMenu } from '../service/entrance.ts';
import type { ServiceEnding, ServicePorts } from '../service/port/service-ports.ts';
import { KIOSK_EXIT, type End } from './ending.ts';
import type { JoinedFleet } from './fleet-of-kiosk.ts';
import type { BrowserWindow } from 'electron';
import type { KioskArguments } from './arguments.ts';
import { beginTraining, demoFacts, endTraining, type Training } from './training.ts';
import type { ServedFiles } from '../windows/app-protocol.ts';
import type { LastingWindow } from '../windows/lasting-window.ts';
import type { WindowPlaces } from '../windows/windows.ts';

/** The exit code of each ending that the service menu offers. */
const ENDINGS: Readonly<Record<ServiceEnding, number>> = {
  restart: KIOSK_EXIT.restartWanted,
  reboot: KIOSK_EXIT.rebootWanted,
  shutdown: KIOSK_EXIT.shutdownWanted,
};

/** The window that the menu appears in, and how it was started. */
interface MenuWindow {
  readonly customer: LastingWindow<BrowserWindow>;
  readonly windows: WindowPlaces;
  readonly options: KioskArguments;
  readonly dataDirectory: string;
  readonly training: Training | null;
  readonly where: Pick<Places, 'pastThread' | 'readingThread' | 'exportThread' | 'stickThread'>;
  readonly served: Pick<ServedFiles, 'addPictures'>;
}

/** What the menu needs beside the window. */
interface RunningKiosk {
  readonly kiosk: Kiosk;
  readonly parts: KioskParts;
  readonly kind: RunKind;
  readonly redactor: Redactor;
  readonly sinceWallMs: number;
  readonly end: End;
  readonly fleet: JoinedFleet;
}

/** Behind the start, which has more urgent work. */
const KEEP_PINS_AFTER_MS = 5_000;

/**
 * Keeps the hashes of the PINs of the machine's own configuration once, a while after the start or when it is called;
 * every call waits for it, because the menu counts wrong PINs in the same file.
 */
function keepPinsLater(
  { dataDirectory, training }: Pick<MenuWindow, 'dataDirectory' | 'training'>,
  { configFile, setup }: RunKind,
  { broken, config, log }: KioskParts,
): () => Promise<void> {
  if (training !== null || configFile === null || setup !== null || broken !== null) return () => Promise.resolve();
  let done: Promise<void> | null = null;
  const keep = async (): Promise<void> => {
    const { keepPins } = await import('../service/keep-pins.ts');
    await keepPins(dataDirectory, config.service, log);
  };
  const once = (): Promise<void> => (done ??= keep());
  systemClock.setTimer(KEEP_PINS_AFTER_MS, () => void once());
  return once;
}

/** Takes the touches on the operator's name, and loads the service menu at the first of them. */
export function serviceEntrance(
  { customer, windows, options, dataDirectory, training, where, served }: MenuWindow,
  { kiosk: { dispenser, loop }, parts, kind, redactor, sinceWallMs, end, fleet }: RunningKiosk,
): Entrance {
  const { log } = parts;
  const pinsKept = keepPinsLater({ dataDirectory, training }, kind, parts);
  const load = async (): Promise<LoadedMenu> => {
    await pinsKept();
    const [
      { openMenu },
      { editing },
      { tryService },
      { certificateFiles },
      { openPastThread },
      { openReading },
      { exportingIn },
      { openSticks },
      { endSearch },
      { updatesOfMenu },
    ] = await Promise.all([
      import('../service/open-menu.ts'),
      import('../service/editing.ts'),
      import('../setup/try-service.ts'),
      import('../setup/certificate-files.ts'),
      import('../past/worker/past-thread.ts'),
      import('../service/reading/reading-thread.ts'),
      import('../export/worker/export-thread.ts'),
      import('../exchange/worker/stick-thread.ts'),
      import('../devices-search/search-once.ts'),
      import('./updates-of-menu.ts'),
    ]);
    const media = openSticks({ program: where.stickThread, folder: folderOf(options, parts), clock: systemClock });
    const ports: ServicePorts = {
      clock: systemClock,
      log,
      dataDirectory,
      // A demonstration writes into no configuration.
      configFile: training === null ? kind.configFile : null,
      setup: setupOf(kind),
      media,
      servePictures: (folder) => {
        served.addPictures(folder);
      },
      certificateFiles: certificateFiles(dataDirectory, kind.setup?.file ?? null, systemClock),
      tryPayment: (payment) => tryService(payment, { dataDirectory, log, redactor }),
      version: VERSION,
      sinceWallMs,
      ...(training === null
        ? editing(kind.configFile, parts, { isBeingSetUp: kind.setup !== null })
        : editing(null, parts, { training: kind.configFile })),
      parts,
      past: openPastThread({ program: where.pastThread, dataDirectory }),
      reading: openReading({ program: where.readingThread, dataDirectory, clock: systemClock }),
      exporting: exportingIn(where.exportThread, systemClock),
      dispenser,
      dispatch: (event) => {
        loop.dispatch(event);
      },
      kiosk: () => loop.state(),
      updates: training === null ? updatesOfMenu({ configFile: kind.configFile, dataDirectory, media }) : null,
      fleet: fleet.port,
      training: {
        facts: demoFacts(training, parts.broken === null ? kind.configFile : null),
        set: (on) => switchTraining(on, training, dataDirectory),
      },
      end: endingBehind(endSearch, end),
    };
    return openMenu(ports, { window: customer, devServer: windows.devServer, loop });
  };
  return createEntrance({ clock: systemClock, log, load });
}

/** Switches the demonstration for the next start. Rejects where the disk refuses. */
function switchTraining(on: boolean, training: Training | null, dataDirectory: string): Promise<void> {
  if (on) return beginTraining(dataDirectory, systemClock.wallMs());
  return training === null ? Promise.resolve() : endTraining(training);
}

/** Ends the application as the menu wants, as soon as the search for devices has closed its ports. */
function endingBehind(endSearch: () => Promise<void>, end: End): ServicePorts['end'] {
  return (how) => {
    void endSearch().then(() => {
      end(ENDINGS[how]);
    });
  };
}

/** A folder that stands for a stick. */
function folderOf({ sticks }: KioskArguments, { config }: KioskParts): string | null {
  return sticks ?? config.export.folder ?? null;
}

/** The wizard's part of the menu; null where the machine has its configuration. */
function setupOf({ setup, offered }: RunKind): ServicePorts['setup'] {
  const file = setup?.file ?? offered;
  return file === null ? null : { file, isUnderWay: setup !== null };
}
