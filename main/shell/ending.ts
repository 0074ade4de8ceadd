import type { App } from 'electron';
import { EXIT } from '../../app/command-line/exit-codes.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { SECOND_MS } from '../../app/units.ts';
import type { LogStore } from '../log/log-store.ts';
import type { OpenedResources } from './fatal-error.ts';

/** The exit codes of the kiosk that no command has (outside contract). */
export const KIOSK_EXIT = {
  onPurpose: 0,
  secondInstance: 3,
  restartWanted: 10,
  rebootWanted: 11,
  shutdownWanted: 12,
} as const;

/** A fault right at the start would only repeat itself, so no restart after a fault comes sooner than this. */
const RESTART_AFTER_MS = 60 * SECOND_MS;
/**
 * An orderly end: longer than all of its own limits together (a note, a product, the disk, the log), and with the last
 * lines of the log still shorter than systemd waits before it kills.
 */
export const END_LIMIT_MS = 75 * SECOND_MS;

/** What of Electron's application ends it. */
type EndingApp = Pick<App, 'exit' | 'relaunch' | 'isPackaged'>;

/**
 * Whether a supervisor restarts the kiosk when it ends: systemd's `Type=notify`, or one that sets `SAUDA_SUPERVISED`.
 */
export function isSupervised(env: NodeJS.ProcessEnv): boolean {
  return env['NOTIFY_SOCKET'] !== undefined || env['SAUDA_SUPERVISED'] === '1';
}

/**
 * Restarts the packaged kiosk, because no person in the field does; not under a supervisor, because two starts would
 * collide.
 */
function relaunch(app: EndingApp, args?: readonly string[]): void {
  if (!app.isPackaged || isSupervised(process.env)) return;
  if (args === undefined) app.relaunch();
  else app.relaunch({ args: [...args] });
}

/** A wizard that is under way goes on without `--setup`, and one that is finished does not begin anew. */
function withoutSetup(): readonly string[] {
  return process.argv.slice(1).filter((word) => word !== '--setup');
}

/** The end after an unexpected error. */
export function exitUnexpectedly(app: EndingApp, code: number): void {
  if (untilRestartMs(process.uptime() * SECOND_MS) === 0) relaunch(app);
  app.exit(code);
}

/**
 * How long a kiosk that has run for `upMs` stays out of service before it restarts after a fault. A fault that recurs
 * at every start then restarts it once a minute, with or without a supervisor.
 */
export function untilRestartMs(upMs: number): number {
  return Math.max(0, RESTART_AFTER_MS - upMs);
}

/** Ends the application in order, with this code; only the first call counts. */
export type End = (code: number) => void;

/** What an orderly end acts on. */
export interface EndingPorts {
  readonly app: EndingApp;
  readonly resources: OpenedResources;
  readonly clock: Clock;
  readonly log: LogStore;
  readonly stop: () => Promise<void>;
}

/**
 * Whatever ends the application, every relay is switched off and the databases are closed first. What does not stop
 * within `END_LIMIT_MS` is left as it is, and the code is 70.
 */
export function orderlyEnd({ app, resources, clock, log, stop }: EndingPorts): End {
  return (code) => {
    if (resources.isEnding) return;
    resources.isEnding = true;
    log.write('info', 'app-stopping', { code });
    const leave = (exitCode: number): void => {
      if (code === KIOSK_EXIT.restartWanted) relaunch(app, withoutSetup());
      else if (code === EXIT.unexpected) relaunch(app);
      app.exit(exitCode);
    };
    const cancel = clock.setTimer(END_LIMIT_MS, () => {
      log.write('error', 'stop-overdue', { code, limitMs: END_LIMIT_MS });
      void Promise.resolve(log.close()).finally(() => {
        leave(EXIT.unexpected);
      });
    });
    void stop().finally(() => {
      cancel();
      leave(code);
    });
  };
}

/**
 * Ends on purpose when the system, a trial's window or a signal asks for it. A signal to the whole group of processes ends
 * the page, the GPU process and the starter of processes as well; Chromium would end main after a few vain attempts to
 * start another GPU process, long before a product has fallen. While the application ends, it may try as often as it
 * likes.
 */
export class EndRequests {
  #isWanted = false;
  /** Null while the session is being opened, and can neither be left alone nor ended in order. */
  #end: End | null;

  /** @param end Ends the application while nothing is open yet. */
  constructor(end: End) {
    this.#end = end;
  }

  /** Must be called once Electron is ready: it installs handlers of its own before that. */
  listen(app: Pick<App, 'on' | 'commandLine'>): void {
    const onPurpose = (): void => {
      app.commandLine.appendSwitch('disable-gpu-process-crash-limit');
      this.#isWanted = true;
      this.#end?.(KIOSK_EXIT.onPurpose);
    };
    app.on('before-quit', (event) => {
      this.#isWanted = true;
      // Without its window a trial's session cannot be opened. A whole screen refuses to be closed, and the request waits.
      if (this.#end === null) return;
      event.preventDefault();
      onPurpose();
    });
    process.on('SIGTERM', onPurpose);
    process.on('SIGINT', onPurpose);
  }

  /** The session is being opened: requests wait for `serve`. */
  hold(): void {
    this.#end = null;
  }

  /** The session runs: `end` takes requests from now on, and the one that has waited. */
  serve(end: End): void {
    this.#end = end;
    if (this.#isWanted) end(KIOSK_EXIT.onPurpose);
  }
}
