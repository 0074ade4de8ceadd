import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import type { Soon } from '../journal/kiosk-journal.ts';
import type { Notify } from './notifier.ts';

/** Several times within systemd's limit (`WatchdogSec` of the unit). */
export const FEED_EVERY_MS = 5 * SECOND_MS;
/** A page that hangs is replaced within half of it (`watchHeartbeat`), also on a slow computer. */
export const PAGE_LIMIT_MS = 60 * SECOND_MS;
/**
 * Many times the longest wait of the journal for another program (`LOCK_LIMIT_MS`), and longer than a disk that takes
 * seconds for each flush needs for a step of the upkeep and the entries before it.
 */
export const JOURNAL_LIMIT_MS = 60 * SECOND_MS;
/** A start may wait for a slow disk, a rescue of the journal or an update of a long history; systemd is told so. */
export const START_LIMIT_MS = 15 * MINUTE_MS;
/** How much longer systemd lets a start take from now on, if that is beyond its own limit. */
const EXTENSION_MS = 60 * SECOND_MS;

/** Of a millisecond. */
const MICROSECONDS = 1_000;

/** What has to be alive for the program to count as alive. */
export interface WatchdogPorts {
  readonly clock: Clock;
  readonly notify: Notify;
  /** Any question to the journal; how it is answered does not matter, a journal that refuses has its own screen. */
  readonly askJournal: () => Soon<unknown>;
  /** Once, with what has stopped answering; systemd ends the program soon after. */
  readonly onSilent: (what: 'page' | 'journal') => void;
}

/** Feeds systemd's watchdog. Only this thread's timers feed it, so that a main that stands still does not. */
export interface Watchdog {
  /** The page has answered a beat. */
  pageBeat(): void;
  /** A screen is shown; the first one beside `starting` means that the program has started. */
  screenShown(name: string): void;
  /** The application ends in order, which has limits of its own: pages and journal may stop answering. */
  ending(): void;
}

/** Starts it; from now on systemd waits for its feeding. */
export function startWatchdog(ports: WatchdogPorts): Watchdog {
  return new FedWatchdog(ports);
}

class FedWatchdog implements Watchdog {
  readonly #ports: WatchdogPorts;
  readonly #sinceMonoMs: number;
  #pageMonoMs: number;
  #journalMonoMs: number;
  #isAsking = false;
  #isStarted = false;
  #isEnding = false;
  #isSilent = false;
  #screen = '';
  #cancel: CancelTimer = () => undefined;

  constructor(ports: WatchdogPorts) {
    this.#ports = ports;
    const nowMs = ports.clock.monoMs();
    this.#sinceMonoMs = nowMs;
    this.#pageMonoMs = nowMs;
    this.#journalMonoMs = nowMs;
    this.#feed();
  }

  pageBeat(): void {
    this.#pageMonoMs = this.#ports.clock.monoMs();
  }

  screenShown(name: string): void {
    if (name === this.#screen) return;
    this.#screen = name;
    const ready = this.#isStarted || name === 'starting' ? '' : 'READY=1\n';
    this.#isStarted ||= ready !== '';
    this.#ports.notify(`${ready}STATUS=${name}\n`);
  }

  ending(): void {
    this.#isEnding = true;
    this.#ports.notify('STOPPING=1\n');
  }

  #feed(): void {
    this.#cancel();
    this.#cancel = this.#ports.clock.setTimer(FEED_EVERY_MS, () => {
      this.#feed();
    });
    void this.#ask();
    const silent = this.#silent();
    if (silent === null || this.#isEnding) {
      this.#isSilent = false;
      this.#ports.notify('WATCHDOG=1\n');
      if (this.#isStarting()) this.#ports.notify(`EXTEND_TIMEOUT_USEC=${String(EXTENSION_MS * MICROSECONDS)}\n`);
    } else if (!this.#isSilent) {
      this.#isSilent = true;
      this.#ports.onSilent(silent);
    }
  }

  #silent(): 'page' | 'journal' | null {
    const nowMs = this.#ports.clock.monoMs();
    if (nowMs - this.#pageMonoMs > PAGE_LIMIT_MS) return 'page';
    return nowMs - this.#journalMonoMs > JOURNAL_LIMIT_MS && !this.#isStarting() ? 'journal' : null;
  }

  #isStarting(): boolean {
    return !this.#isStarted && this.#ports.clock.monoMs() - this.#sinceMonoMs < START_LIMIT_MS;
  }

  /** One question at a time: a journal that does not answer is not asked more and more. */
  async #ask(): Promise<void> {
    if (this.#isAsking || this.#isEnding) return;
    this.#isAsking = true;
    try {
      await this.#ports.askJournal();
    } catch {
      // An answer all the same.
    }
    this.#isAsking = false;
    this.#journalMonoMs = this.#ports.clock.monoMs();
  }
}
