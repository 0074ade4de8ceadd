import type { Log } from '../../app/log/events.ts';
import type { CancelTimer, Clock } from '../../app/ports/clock.ts';
import { problem, type Problem } from '../../app/problem.ts';
import { err, ok, type Result } from '../../app/result.ts';
import type { KioskEvent, Now } from '../../app/session/state/event.ts';
import { MINUTE_MS } from '../../app/units.ts';
import type { KioskJournal, OpenedJournal, Soon, TidyReport } from '../journal/kiosk-journal.ts';

/** A disk that has turned read-only or full while nobody buys is noticed within this time, before a customer does. */
export const QUIET_PROBE_MS = MINUTE_MS;
/** The write-ahead log of a busy day, many times over; it grows beyond only while another program reads. */
export const LONG_LOG_BYTES = 16_777_216;

/** What the journal is kept with. */
export interface KeepingPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  readonly dispatch: (event: KioskEvent) => void;
  /** Nobody is buying, and the kiosk is in service. */
  readonly isIdle: () => boolean;
}

/** The journal of a running kiosk: opened, asked whether it can be written, tidied and watched. */
export interface KeptJournal {
  /** Ends with the event that says how it went. */
  open(): Soon<void>;
  /** Also when it could not be opened at first: a disk that was full may have room again. */
  probe(): Soon<Result<void, Problem>>;
  tidy(): void;
  stop(): void;
}

/** Keeps a journal; asks it nothing by itself before it is opened. */
export function keepJournal(journal: KioskJournal, ports: KeepingPorts): KeptJournal {
  return new Keeping(journal, ports);
}

class Keeping implements KeptJournal {
  readonly #journal: KioskJournal;
  readonly #ports: KeepingPorts;
  #isBooted = false;
  #isLogLong = false;
  /** The log could not be emptied at the last quiet moment. */
  #isRead = false;
  /** One question at a time: a disk that hangs is not asked again and again. */
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
    return opened instanceof Promise ? opened.then(tell) : tell(opened);
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
    const tell = ({ logBytes, isRead }: TidyReport): void => {
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

  /** At idle nothing is written, and a disk could refuse for hours before anybody knows. */
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
