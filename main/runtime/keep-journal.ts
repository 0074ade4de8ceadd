import type { Log } from '../../app/log/events.ts';
import type { CancelTimer, Clock, Now } from '../../app/ports/clock.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { KioskEvent } from '../../app/session/state/event.ts';
import { MINUTE_MS, SECOND_MS } from '../../app/units.ts';
import type { KioskJournal, OpenedJournal, Soon, TidyReport } from '../journal/kiosk-journal.ts';

/** Interval of the write check at idle, which finds a full or read-only disk before a customer does. */
export const QUIET_PROBE_MS = MINUTE_MS;
/** An opening that takes longer is reported, on the screen as well; a healthy disk needs a tenth of a second. */
export const SLOW_OPENING_MS = 5 * SECOND_MS;
/** Many times the write-ahead log of a busy day; it grows larger only while another program reads. */
export const LONG_LOG_BYTES = 16_777_216;

/** The ports of `keepJournal`. */
export interface KeepingPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly dispatch: (event: KioskEvent) => void;
  /** Whether the kiosk is in service and no sale is open. */
  readonly isIdle: () => boolean;
}

/** Opens and watches the journal of a running kiosk. */
export interface KeptJournal {
  /** Opens the journal and dispatches the result as an event. */
  open(): Soon<void>;
  /** Checks that the journal can be written; tries to open it first if that failed before, as on a full disk. */
  probe(): Soon<Result<void, Problem>>;
  tidy(): void;
  stop(): void;
}

/** Keeps a journal; the checks start when it is opened. */
export function keepJournal(journal: KioskJournal, ports: KeepingPorts): KeptJournal {
  return new Keeping(journal, ports);
}

class Keeping implements KeptJournal {
  readonly #journal: KioskJournal;
  readonly #ports: KeepingPorts;
  #isBooted = false;
  #isLogLong = false;
  /** Whether the write-ahead log could not be emptied the last time, because another program was reading. */
  #isRead = false;
  /** The write check in progress; only one runs at a time, so that they do not pile up on a disk that hangs. */
  #probing: Promise<Result<void, Problem>> | null = null;
  #cancel: CancelTimer = () => undefined;
  #isStopped = false;

  constructor(journal: KioskJournal, ports: KeepingPorts) {
    this.#journal = journal;
    this.#ports = ports;
  }

  open(): Soon<void> {
    const tell = (opened: Result<void, Problem>): void => {
      if (!opened.ok) this.#refused(opened.error);
      this.#watch();
    };
    const opened = this.probe();
    if (!(opened instanceof Promise)) return tell(opened);
    return opened.finally(this.#tellIfSlow()).then(tell);
  }

  probe(): Soon<Result<void, Problem>> {
    if (this.#probing !== null) return this.#probing;
    const probed = this.#isBooted ? this.#journal.probe() : this.#boot();
    if (!(probed instanceof Promise)) return probed;
    this.#probing = probed.catch(unexpected).finally(() => {
      this.#probing = null;
    });
    return this.#probing;
  }

  tidy(): void {
    const tell = ({ logBytes, isRead, isReopened }: TidyReport): void => {
      if (isReopened === true) this.#ports.log.write('error', 'journal-log-removed');
      const isLong = logBytes > LONG_LOG_BYTES;
      if (isLong && isRead && !this.#isLogLong) this.#ports.log.write('warning', 'journal-log-long', { logBytes });
      this.#isRead = isRead;
      this.#isLogLong = isLong;
    };
    if (this.#isStopped) return;
    const tidied = this.#journal.tidy(this.#now());
    if (tidied instanceof Promise) void tidied.then(tell);
    else tell(tidied);
  }

  stop(): void {
    this.#isStopped = true;
    this.#cancel();
  }

  /** Tells of an opening that takes long; returns what ends the wait for it. */
  #tellIfSlow(): CancelTimer {
    const { clock, log, dispatch } = this.#ports;
    return clock.setTimer(SLOW_OPENING_MS, () => {
      log.write('warning', 'journal-opening-slow', { ms: SLOW_OPENING_MS });
      if (!this.#isStopped) dispatch({ kind: 'journal-slow' });
    });
  }

  #boot(): Soon<Result<void, Problem>> {
    const opened = this.#journal.open();
    return opened instanceof Promise ? opened.then((answer) => this.#booted(answer)) : this.#booted(opened);
  }

  #booted(opened: Result<OpenedJournal, Problem>): Result<void, Problem> {
    const { log, version, dispatch } = this.#ports;
    if (!opened.ok) return opened;
    const { ledger, rescuedFolder } = opened.value;
    if (rescuedFolder !== null) log.write('error', 'journal-rescued', { folder: rescuedFolder });
    this.#isBooted = true;
    dispatch({ kind: 'booted', ledger, version });
    return ok(undefined);
  }

  /** Starts the regular write check: at idle nothing is written, and a failed disk would stay unnoticed for hours. */
  #watch(): void {
    if (this.#isStopped) return;
    this.#cancel = this.#ports.clock.setTimer(QUIET_PROBE_MS, () => {
      const goOn = (probed: Result<void, Problem>): void => {
        if (!probed.ok && this.#ports.isIdle()) this.#refused(probed.error);
        this.#watch();
      };
      if (!this.#ports.isIdle()) return this.#watch();
      if (this.#isRead) this.tidy();
      const probed = this.probe();
      if (probed instanceof Promise) void probed.then(goOn);
      else goOn(probed);
    });
  }

  #refused(why: Problem): void {
    if (!this.#isStopped) this.#ports.dispatch({ kind: 'journal-refused', problem: why, refused: null });
  }

  #now(): Now {
    const { clock } = this.#ports;
    return { wallMs: clock.wallMs(), monoMs: clock.monoMs() };
  }
}

function unexpected(error: unknown): Result<never, Problem> {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return err(problem('internal-error', { detail }));
}
