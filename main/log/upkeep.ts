import type { Clock } from '../../app/ports/clock.ts';
import type { LogRow, LogTable } from './log-table.ts';
import { maxWalBytes, type LogLimits } from './retention.ts';

/** After so many bytes of lines the oldest are deleted even if it never gets quiet. */
const UPKEEP_BYTES = 65_536;
/** What a line takes beside its facts, roughly. */
const ROW_BYTES = 64;
/** Every line rewrites the last page of the file. */
const WAL_BYTES_PER_LINE = 4_096;
/** The write-ahead log goes into the file at a quiet moment when it has grown to this part of its limit. */
const CHECKPOINT_SHARE = 1 / 4;

/** Keeps the log within its limits and clean of secrets, without ever making a line wait. Everything may throw. */
export class Upkeep {
  readonly #table: LogTable;
  readonly #clock: Clock;
  readonly #linesPerCheckpoint: number;
  #bytes = 0;
  #linesSinceCheckpoint = 0;
  /** Pages with secrets are still in the write-ahead log. */
  #mustEmpty = false;

  constructor(table: LogTable, clock: Clock, limits: LogLimits) {
    this.#table = table;
    this.#clock = clock;
    this.#linesPerCheckpoint = Math.ceil((maxWalBytes(limits) * CHECKPOINT_SHARE) / WAL_BYTES_PER_LINE);
  }

  /** One step at the opening, for a kiosk that ends before it ever gets quiet. */
  begin(): void {
    this.#prune();
    this.#table.scrubber.begin();
  }

  /** A line was written. */
  written(row: LogRow): void {
    this.#linesSinceCheckpoint += 1;
    this.#bytes += Buffer.byteLength(row.facts) + ROW_BYTES;
    if (this.#bytes >= UPKEEP_BYTES) this.#prune();
  }

  /** A secret has become known: the newest lines at once, the older ones at quiet moments. */
  scrub(): void {
    this.#table.scrubber.begin();
    this.#scrubStep();
    this.#emptyWal();
  }

  /** One step at a quiet moment; whether more remains. */
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
    // While somebody reads, the next quiet moment tries again.
    if (this.#table.checkpoint('empty')) this.#mustEmpty = false;
  }
}
