import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { KNOCKS } from '../../app/service/state/pin-limits.ts';

/** The menu once it is loaded. */
export interface LoadedMenu {
  /** Shows the PIN pad, where it may be shown, or the wizard; `offersSetup` shows that wizard's offer. */
  knock(offersSetup?: boolean): void;
}

/** What the entrance is made of. */
export interface EntrancePorts {
  readonly clock: Pick<Clock, 'monoMs'>;
  readonly log: Log;
  readonly load: () => Promise<LoadedMenu>;
}

/** The ways into the menu. */
export interface Entrance {
  /** The operator's name was touched. */
  readonly knock: () => void;
  /** Opens it without five touches: the wizard of a machine that is being set up, or its offer. */
  readonly open: (offersSetup: boolean) => void;
}

/**
 * Counts the touches on the operator's name: five, each within a second of the one before. The menu's code is loaded at
 * the first of them, so that a start pays nothing for it and the fifth has nothing to wait for.
 */
export function createEntrance({ clock, log, load }: EntrancePorts): Entrance {
  let count = 0;
  let lastMonoMs = -Infinity;
  let loading: Promise<LoadedMenu> | null = null;
  const failed = (error: unknown): void => {
    loading = null;
    log.write('error', 'service-failed', {
      detail: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  };
  const open = (offersSetup: boolean): void => {
    loading ??= load();
    loading.then((menu) => {
      menu.knock(offersSetup);
    }, failed);
  };
  const knock = (): void => {
    const nowMs = clock.monoMs();
    count = nowMs - lastMonoMs <= KNOCKS.withinMs ? count + 1 : 1;
    lastMonoMs = nowMs;
    loading ??= load();
    const isEnough = count >= KNOCKS.count;
    if (isEnough) count = 0;
    loading.then((menu) => {
      if (isEnough) menu.knock();
    }, failed);
  };
  return { knock, open };
}
