import { Worker } from 'node:worker_threads';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import type { Clock } from '../../../app/ports/clock.ts';
import { MINUTE_MS } from '../../../app/units.ts';
import { withTimeLimit } from '../../../drivers/common/time-limit.ts';
import type { LogStore } from '../log-store.ts';
import type { LogRow } from '../log-table.ts';
import { mirroredLine } from '../mirrored-line.ts';
import type { Redactor } from '../redact.ts';
import { LOCK_LIMIT_MS } from './lock-limit.ts';
import { fromLogThreadSchema, type LogThreadData, type ToLogThread } from './messages.ts';

/** Lines that wait for the disk; many times over what a kiosk writes while another program holds the file. */
export const MAX_WAITING_LINES = 1_000;
/** Before a thread that ended by itself is replaced. */
const START_AGAIN_AFTER_MS = MINUTE_MS;
/** Longer than a lock is waited for; a disk that hangs does not keep the application from ending. */
const DRAIN_LIMIT_MS = LOCK_LIMIT_MS + 2_000;

/** What the log needs from the running kiosk. */
export interface LogThreadPlace {
  /** The file of `thread.ts`, as built. */
  readonly program: string;
  readonly file: string;
  readonly clock: Clock;
  readonly redactor: Redactor;
}

/** The log of the running kiosk. */
export interface KioskLog extends LogStore {
  /** Starts the thread, unless it runs: the start of the kiosk has better use for the processor. */
  start(): void;
}

/**
 * Mirrors each line to standard error and writes it into `log.db` in a thread of its own, so that callers never block
 * on a disk or a lock. Lines are also queued before the thread starts. If too many are queued, further lines go to
 * standard error alone, and the file records how many are missing. A sudden end of the process may lose the last lines
 * of the file.
 */
export function openLogThread(place: LogThreadPlace): KioskLog {
  return new LogThread(place);
}

class LogThread implements KioskLog {
  readonly #place: LogThreadPlace;
  /** For a thread that is started later. */
  readonly #secrets: string[] = [];
  /** What is to be sent once the thread is started for the first time; null afterwards. */
  #early: ToLogThread[] | null = [];
  #worker: Worker | null = null;
  #startAgainAtMonoMs = 0;
  /** Lines that are to be sent, or were sent and are neither written nor counted as missing. */
  #waiting = 0;
  /** Lines on standard error only, which the thread has not received. */
  #missing = 0;
  #closing: Promise<void> | null = null;

  constructor(place: LogThreadPlace) {
    this.#place = place;
    place.redactor.onProtect((secret) => {
      this.#secrets.push(secret);
      this.#worker?.postMessage({ kind: 'protect', secret } satisfies ToLogThread);
    });
  }

  start(): void {
    const early = this.#early;
    if (early === null) return;
    this.#early = null;
    this.#start();
    for (const message of early) this.#send(message);
  }

  write(level: LogLevel, event: LogEvent, facts: LogFacts = {}): void {
    const row = mirroredLine(this.#place, level, event, facts);
    if (this.#closing === null) this.#keep(row);
  }

  close(): Promise<void> {
    this.#closing ??= this.#drain();
    return this.#closing;
  }

  #keep(row: LogRow): void {
    const isLost = this.#worker === null && this.#early === null;
    if (isLost && row.monoMs >= this.#startAgainAtMonoMs) this.#start();
    else if (isLost || this.#waiting >= MAX_WAITING_LINES) {
      this.#missing += 1;
      return;
    }
    this.#send({ kind: 'line', row, missing: this.#missing });
    this.#missing = 0;
    this.#waiting += 1;
  }

  #send(message: ToLogThread): void {
    if (this.#early === null) this.#worker?.postMessage(message);
    else this.#early.push(message);
  }

  #start(): void {
    const { program, file, clock } = this.#place;
    const workerData: LogThreadData = { file, monoMs: clock.monoMs() };
    const worker = new Worker(program, { workerData, name: 'log' });
    worker.on('message', (data: unknown) => {
      if (fromLogThreadSchema.parse(data) === 'taken') this.#waiting -= 1;
    });
    let why = '';
    worker.on('error', (error) => {
      why = String(error);
    });
    worker.on('exit', (code) => {
      if (this.#closing === null)
        process.stderr.write(`the thread of log.db has ended (code ${String(code)}) ${why}`.trim() + '\n');
      this.#worker = null;
      this.#startAgainAtMonoMs = clock.monoMs() + START_AGAIN_AFTER_MS;
      this.#missing += this.#waiting;
      this.#waiting = 0;
    });
    this.#worker = worker;
    for (const secret of this.#secrets) this.#send({ kind: 'protect', secret });
  }

  /** The thread ends by itself once the file is closed. */
  async #drain(): Promise<void> {
    this.start();
    const worker = this.#worker;
    if (worker === null) return;
    const isDrained = await withTimeLimit<boolean>(
      this.#place.clock,
      DRAIN_LIMIT_MS,
      () => false,
      (settle) => {
        worker.on('message', (data: unknown) => {
          if (fromLogThreadSchema.parse(data) === 'closed') settle(true);
        });
        worker.on('exit', () => {
          settle(false);
        });
        this.#send({ kind: 'close' });
      },
    );
    if (!isDrained && this.#waiting > 0)
      process.stderr.write(`log.db was not closed: ${String(this.#waiting)} lines are missing in it\n`);
    // It may hang in the system's own call, which nothing interrupts.
    void worker.terminate();
  }
}
