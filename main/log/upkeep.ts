import type { Clock } from '../../app/ports/clock.ts';
import type { LogRow, LogTable } from './log-table.ts';
import { maxWalBytes, type LogLimits } from './retention.ts';

/** After this many bytes of lines the oldest are deleted even if the kiosk is never idle. */
const UPKEEP_BYTES = 65_536;
/** The approximate size of a line without its facts. */
const ROW_BYTES = 64;
/** Every line rewrites the last page of the file. */
const WAL_BYTES_PER_LINE = 4_096;
/** The part of its limit at which the write-ahead log is moved into the file while the kiosk is idle. */
const CHECKPOINT_SHARE = 1 / 4;

/** Keeps the log within its limits and free of secrets without delaying a line. Every method may throw. */
export class Upkeep {
  readonly #table: LogTable;
  readonly #clock: Clock;
  readonly #linesPerCheckpoint: number;
  #bytes = 0;
  #linesSinceCheckpoint = 0;
  /** Whether pages with secrets are still in the write-ahead log. */
  #mustEmpty = false;

  constructor(table: LogTable, clock: Clock, limits: LogLimits) {
    this.#table = table;
    this.#clock = clock;
    this.#linesPerCheckpoint = Math.ceil((maxWalBytes(limits) * CHECKPOINT_SHARE) / WAL_BYTES_PER_LINE);
  }

  /** Does one step at the opening, for a kiosk that ends before it is ever idle. */
  begin(): void {
    this.#prune();
    this.#table.scrubber.begin();
  }

  /** Accounts for a written line. */
  written(row: LogRow): void {
    this.#linesSinceCheckpoint += 1;
    this.#bytes += Buffer.byteLength(row.facts) + ROW_BYTES;
    if (this.#bytes >= UPKEEP_BYTES) this.#prune();
  }

  /** Removes a new secret: from the newest lines at once, from older ones while the kiosk is idle. */
  scrub(): void {
    this.#table.scrubber.begin();
    this.#scrubStep();
    this.#emptyWal();
  }

  /** Does one step while the kiosk is idle; returns whether more remains. */
  step(): boolean {
    const isOver = this.#prune();
    const isUnclean = this.#scrubStep();
    if (!isUnclean) this.#emptyWal();
    if (this.#linesSinceCheckpoint >= this.#linesPerCheckpoint) {
      this.#table.checkpoint('gently');
      this.#linesSinceCheckpoint = 0;
    }
    return isOver || isUnclean;
  }

  #prune(): boolean {
    this.#bytes = 0;
    return this.#table.retention.step(this.#table.run.livedMs(this.#clock.monoMs()));
  }

  #scrubStep(): boolean {
    const { remains, changed } = this.#table.scrubber.step();
    if (changed) this.#mustEmpty = true;
    return remains;
  }

  #emptyWal(): void {
    if (!this.#mustEmpty) return;
    // While another process reads, it is tried again at the next idle moment.
    if (this.#table.checkpoint('empty')) this.#mustEmpty = false;
  }
}
