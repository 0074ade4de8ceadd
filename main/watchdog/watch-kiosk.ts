import type { BrowserWindow } from 'electron';
import { HEARTBEAT_CHANNEL } from '../../app/ipc/names.ts';
import type { Log } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import type { KioskJournal } from '../journal/kiosk-journal.ts';
import type { LastingWindow } from '../windows/lasting-window.ts';
import { systemdNotifier } from './notifier.ts';
import { startWatchdog, type Watchdog } from './watchdog.ts';

/** A purchase that never was: the question reads one row of an index. */
const NO_PURCHASE = '';

/** What is watched. */
interface Watched {
  readonly window: LastingWindow<BrowserWindow>;
  readonly journal: Pick<KioskJournal, 'knowsPurchase'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Has systemd watch page, journal and main; null where systemd does not watch this program. */
export function watchKiosk({ window, journal, clock, log }: Watched): Watchdog | null {
  const notify = systemdNotifier(process.env);
  if (notify === null) return null;
  const watchdog = startWatchdog({
    clock,
    notify,
    askJournal: () => journal.knowsPurchase(NO_PURCHASE, null),
    onSilent: (what) => {
      log.write('error', 'watchdog-starved', { what });
    },
  });
  window.prepare(({ webContents }) => {
    webContents.ipc.on(HEARTBEAT_CHANNEL, () => {
      watchdog.pageBeat();
    });
  });
  return watchdog;
}
