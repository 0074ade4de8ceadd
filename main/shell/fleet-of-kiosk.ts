import { dirname } from 'node:path';
import { app } from 'electron';
import type { FleetConfig, FleetSettings } from '../../app/config/fleet.ts';
import type { EnrolmentStatus, FleetStanding } from '../../app/fleet/enrol/status.ts';
import { ok } from '../../app/result.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import type { Places } from '../files/paths.ts';
import type { Outcome } from '../fleet/commands/handler.ts';
import type { Joining } from '../fleet/enrol/joining.ts';
import type { Fleet } from '../fleet/kiosk/fleet.ts';
import type { LateObserver } from '../fleet/kiosk/late-observer.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import type { PastSales } from '../past/past-sales.ts';
import type { FleetPort } from '../service/port/service-ports.ts';
import type { Reading } from '../service/reading/reading-thread.ts';
import { KIOSK_EXIT, type End } from './ending.ts';

/** The running kiosk, as far as its fleet goes. */
export interface FleetKiosk {
  readonly observer: LateObserver | null;
  readonly loop: EventLoop;
  readonly parts: KioskParts;
  readonly configFile: string | null;
  readonly dataDirectory: string;
  readonly where: Pick<Places, 'fleetThread' | 'readingThread' | 'pastThread'>;
  readonly sinceWallMs: number;
  readonly end: End;
}

/** The fleet of a running kiosk, as far as the start and the menu go. */
export interface JoinedFleet {
  /** Null where the machine has no fleet. */
  readonly port: FleetPort | null;
  /** Ends it, and says to the fleet that the machine stops. */
  stop(): Promise<void>;
}

/** Behind the first screen, which nothing of this may slow down. */
const BEGIN_AFTER_MS = 5_000;

/**
 * Joins a configured fleet a while after the start, or as soon as a code has brought the machine into one. Without a
 * configured fleet nothing of it is loaded.
 */
export function joinFleet(kiosk: FleetKiosk): JoinedFleet {
  const { observer, parts } = kiosk;
  const { fleet } = parts.config;
  if (fleet === undefined || observer === null) return { port: null, stop: () => Promise.resolve() };
  const place = new FleetPlace(kiosk, observer, fleet);
  const cancel = systemClock.setTimer(BEGIN_AFTER_MS, () => {
    place.begin();
  });
  const way = new WayIntoFleet(kiosk, fleet, () => {
    cancel();
    place.begin();
  });
  return {
    port: {
      standing: () => place.standing(),
      status: () => way.status,
      begin: () => way.begin(),
      cancel: () => {
        way.cancel();
      },
      watch: (listener) => {
        way.watch(listener);
      },
    },
    stop: () => {
      cancel();
      way.cancel();
      return place.stop();
    },
  };
}

/** The part that is running, for the place that counts. */
class FleetPlace {
  readonly #kiosk: FleetKiosk;
  readonly #observer: LateObserver;
  readonly #settings: FleetSettings;
  #running: Fleet | null = null;
  /** Of all beginnings: each has a thread of its own, which would stay. */
  #readers: Readers | null = null;
  /** One beginning after the other. */
  #work: Promise<void> = Promise.resolve();

  constructor(kiosk: FleetKiosk, observer: LateObserver, settings: FleetSettings) {
    this.#kiosk = kiosk;
    this.#observer = observer;
    this.#settings = settings;
  }

  /** Begins with the place that counts now; what was running for another one ends first. */
  begin(): void {
    this.#work = this.#work
      .then(async () => {
        const { membershipOf } = await import('../fleet-identity/member.ts');
        const membership = membershipOf(this.#settings, this.#kiosk.dataDirectory);
        if (!membership.ok) this.#failed(`${membership.error.file}: ${membership.error.detail}`);
        if (!membership.ok || membership.value === null) return;
        await this.#running?.stop();
        this.#readers ??= await openReaders(this.#kiosk);
        this.#running = await begin(this.#kiosk, this.#observer, membership.value.fleet, this.#readers);
      })
      .catch((error: unknown) => {
        this.#failed(error instanceof Error ? error.message : String(error));
      });
  }

  async standing(): Promise<FleetStanding> {
    const { fleetCertificate } = await import('../fleet-identity/member.ts');
    const certificate = fleetCertificate(this.#settings, this.#kiosk.dataDirectory);
    return {
      certificate: certificate.ok ? certificate.value : null,
      unreadable: certificate.ok ? null : certificate.error,
      canEnrol: this.#settings.newcomers !== undefined,
      isConnected: this.#running?.isConnected() ?? null,
    };
  }

  async stop(): Promise<void> {
    await this.#work;
    await this.#running?.stop();
  }

  #failed(detail: string): void {
    this.#kiosk.parts.log.write('error', 'fleet-failed', { detail });
  }
}

/** The codes of this run; loaded when the first one is asked for. */
class WayIntoFleet {
  readonly #kiosk: FleetKiosk;
  readonly #settings: FleetSettings;
  readonly #onEnrolled: () => void;
  #joining: Joining | null = null;
  #listener: (status: EnrolmentStatus) => void = () => undefined;

  constructor(kiosk: FleetKiosk, settings: FleetSettings, onEnrolled: () => void) {
    this.#kiosk = kiosk;
    this.#settings = settings;
    this.#onEnrolled = onEnrolled;
  }

  get status(): EnrolmentStatus {
    return this.#joining?.status ?? { kind: 'none' };
  }

  async begin(): Promise<void> {
    const { Joining } = await import('../fleet/enrol/joining.ts');
    const { dataDirectory, parts } = this.#kiosk;
    this.#joining ??= new Joining({
      settings: this.#settings,
      dataDirectory,
      clock: systemClock,
      log: parts.log,
      onStatus: (status) => {
        if (status.kind === 'enrolled') this.#onEnrolled();
        this.#listener(status);
      },
    });
    this.#joining.begin();
  }

  cancel(): void {
    this.#joining?.cancel();
  }

  watch(listener: (status: EnrolmentStatus) => void): void {
    this.#listener = listener;
  }
}

/** What reads the journal for the fleet, in threads of its own. */
interface Readers {
  readonly past: PastSales;
  readonly reading: Reading;
}

async function openReaders({ dataDirectory, where }: FleetKiosk): Promise<Readers> {
  const [{ openPastThread }, { openReading }] = await Promise.all([
    import('../past/worker/past-thread.ts'),
    import('../service/reading/reading-thread.ts'),
  ]);
  return {
    past: openPastThread({ program: where.pastThread, dataDirectory }),
    reading: openReading({ program: where.readingThread, dataDirectory, clock: systemClock }),
  };
}

async function begin(
  { loop, parts, configFile, dataDirectory, where, sinceWallMs, end }: FleetKiosk,
  observer: LateObserver,
  fleet: FleetConfig,
  { past, reading }: Readers,
): Promise<Fleet> {
  const [{ startFleet }, { FleetThread }, { editing }] = await Promise.all([
    import('../fleet/kiosk/fleet.ts'),
    import('../fleet/kiosk/fleet-thread.ts'),
    import('../service/editing.ts'),
  ]);
  return startFleet({
    fleet,
    openSide: (place) => new FleetThread({ ...place, program: where.fleetThread }),
    dataDirectory,
    configFile,
    sinceWallMs,
    parts,
    loop,
    clock: systemClock,
    observer,
    reading,
    claimOf: async (saleId) => {
      const read = await past.sale(saleId);
      return read.ok ? ok(read.value?.claim ?? null) : read;
    },
    settings: configFile === null ? null : editing(configFile, parts),
    update: app.isPackaged ? () => updateNow(configFile, dataDirectory) : null,
    end: (how) => {
      end(how === 'restart' ? KIOSK_EXIT.restartWanted : KIOSK_EXIT.rebootWanted);
    },
  });
}

/** As "update now" in the service menu: what is fetched is applied at a quiet moment. */
async function updateNow(configFile: string | null, dataDirectory: string): Promise<Outcome> {
  const [{ menuUpdates }, { installedPlaces }, { VERSION }] = await Promise.all([
    import('../update/menu-port.ts'),
    import('../update/places.ts'),
    import('../files/version.ts'),
  ]);
  const places = installedPlaces(dataDirectory, dirname(process.execPath));
  const updates = menuUpdates({ places, configFile, dataDirectory, version: VERSION, sticks: async () => [] });
  const outcome = await updates.look('update-now');
  if (outcome.kind === 'failed') return { outcome: 'failed', detail: outcome.reason };
  return { outcome: 'done', detail: outcome.kind };
}
