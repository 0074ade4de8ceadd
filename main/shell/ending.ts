import { app } from 'electron';
import type { Log } from '../../app/log/events.ts';
import type { OpenedResources } from './fatal-error.ts';

/** The exit codes of the kiosk that no command has (outside contract). */
export const KIOSK_EXIT = {
  onPurpose: 0,
  secondInstance: 3,
  restartWanted: 10,
  rebootWanted: 11,
  shutdownWanted: 12,
} as const;

/** A fault right at the start would only repeat itself. */
const RELAUNCH_AFTER_S = 60;

/** Whether somebody starts the kiosk again when it ends: systemd's `Type=notify`, or who says so. */
function isSupervised(env: NodeJS.ProcessEnv): boolean {
  return env['NOTIFY_SOCKET'] !== undefined || env['SAUDA_SUPERVISED'] === '1';
}

/** In the field nobody is there to start the kiosk again, unless a supervisor is; two starters would meet. */
function relaunch(): void {
  if (app.isPackaged && !isSupervised(process.env)) app.relaunch();
}

/** The end after an unexpected error. */
export function exitUnexpectedly(code: number): void {
  if (process.uptime() > RELAUNCH_AFTER_S) relaunch();
  app.exit(code);
}

/** Ends the application in order, with this code; only the first call counts. */
export type End = (code: number) => void;

/** Whatever ends the application, every relay is switched off and the databases are closed first. */
export function endInOrder(resources: OpenedResources, stop: () => Promise<void>, log: Log): End {
  const end = (code: number): void => {
    if (resources.isEnding) return;
    resources.isEnding = true;
    log.write('info', 'app-stopping', { code });
    void stop().finally(() => {
      if (code === KIOSK_EXIT.restartWanted) relaunch();
      app.exit(code);
    });
  };
  const onPurpose = (): void => {
    end(KIOSK_EXIT.onPurpose);
  };
  app.on('before-quit', (event) => {
    event.preventDefault();
    onPurpose();
  });
  app.on('window-all-closed', onPurpose);
  process.on('SIGTERM', onPurpose);
  process.on('SIGINT', onPurpose);
  return end;
}
