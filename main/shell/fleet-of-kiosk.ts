import { dirname } from 'node:path';
import { app } from 'electron';
import { ok } from '../../app/result.ts';
import { systemClock } from '../../drivers/common/system-clock.ts';
import type { Places } from '../files/paths.ts';
import type { Outcome } from '../fleet/commands/desk.ts';
import type { Fleet } from '../fleet/kiosk/fleet.ts';
import type { LateObserver } from '../fleet/kiosk/late-observer.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
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

/** Behind the first screen, which nothing of this may slow down. */
const BEGIN_AFTER_MS = 5_000;

/**
 * Joins a configured fleet a while after the start. Without one, nothing of it is loaded. The result ends it, and says to
 * the fleet that the machine stops.
 */
export function joinFleet(kiosk: FleetKiosk): () => Promise<void> {
  const { observer, parts } = kiosk;
  const { fleet } = parts.config;
  if (fleet === undefined || observer === null) return () => Promise.resolve();
  let running: Promise<Fleet> | null = null;
  const cancel = systemClock.setTimer(BEGIN_AFTER_MS, () => {
    running = begin(kiosk, observer, fleet);
    running.catch((error: unknown) => {
      parts.log.write('error', 'fleet-failed', { detail: error instanceof Error ? error.message : String(error) });
    });
  });
  return async () => {
    cancel();
    await running?.then(
      (started) => started.stop(),
      () => undefined,
    );
  };
}

async function begin(
  { loop, parts, configFile, dataDirectory, where, sinceWallMs, end }: FleetKiosk,
  observer: LateObserver,
  fleet: NonNullable<KioskParts['config']['fleet']>,
): Promise<Fleet> {
  const [{ startFleet }, { FleetThread }, { editing }, { openPastThread }, { openReading }] = await Promise.all([
    import('../fleet/kiosk/fleet.ts'),
    import('../fleet/kiosk/fleet-thread.ts'),
    import('../service/editing.ts'),
    import('../past/worker/past-thread.ts'),
    import('../service/reading/reading-thread.ts'),
  ]);
  const past = openPastThread({ program: where.pastThread, dataDirectory });
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
    reading: openReading({ program: where.readingThread, dataDirectory, clock: systemClock }),
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
