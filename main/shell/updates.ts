import { dirname } from 'node:path';
import { systemClock } from '../../drivers/common/system-clock.ts';
import type { CustomerLine } from '../ipc/customer.ts';
import type { KioskParts } from '../runtime/kiosk-parts.ts';
import type { EventLoop } from '../runtime/event-loop.ts';
import { KIOSK_EXIT, type End } from './ending.ts';

/** The running kiosk, as far as its updates go. */
export interface UpdatedKiosk {
  readonly loop: EventLoop;
  readonly parts: KioskParts;
  readonly line: Pick<CustomerLine, 'isDrawn'>;
  readonly configFile: string | null;
  readonly dataDirectory: string;
  readonly end: End;
}

/** Behind the start, which nothing of this may slow down; a version on trial has longer. */
const BEGIN_AFTER_MS = 10_000;

/** Keeps an installed kiosk up to date. */
export function keepKioskUpdated({ loop, parts, line, configFile, dataDirectory, end }: UpdatedKiosk): void {
  const { config, log, version, payments } = parts;
  systemClock.setTimer(BEGIN_AFTER_MS, () => {
    void begin();
  });
  const begin = async (): Promise<void> => {
    const [{ keepUpdated }, { installedPlaces }, { lookElsewhere }] = await Promise.all([
      import('../update/keeper.ts'),
      import('../update/places.ts'),
      import('../update/look-elsewhere.ts'),
    ]);
    const fetch = async (): Promise<void> => {
      const outcome = await lookElsewhere({ deed: 'fetch', from: null, configFile, dataDirectory });
      if (outcome.kind === 'failed')
        log.write('warning', 'update-looked', { outcome: 'failed', reason: outcome.reason, detail: outcome.detail });
      else if (outcome.kind !== 'newest')
        log.write('info', 'update-looked', { outcome: outcome.kind, version: outcome.version });
    };
    keepUpdated({
      version,
      offsetMs: () => payments.clockOffsetMs?.() ?? null,
      clock: systemClock,
      log,
      places: installedPlaces(dataDirectory, dirname(process.execPath)),
      window: config.updates?.window ?? null,
      kiosk: () => loop.state(),
      isSettled: () => loop.isSettled(),
      isDrawn: () => line.isDrawn(),
      fetch: config.updates === undefined ? null : fetch,
      restart: () => {
        end(KIOSK_EXIT.restartWanted);
      },
    });
  };
}
