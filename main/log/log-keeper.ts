import type { Clock } from '../../app/ports/clock.ts';
import { MINUTE_MS } from '../../app/units.ts';
import { cleanFacts } from './facts-text.ts';
import { isDamaged, openOrReplace, replace, type Damage } from './log-file.ts';
import { openTable, type LogRow, type LogTable, type LogWaits } from './log-table.ts';
import { mirroredLine } from './mirrored-line.ts';
import { QuietMoments } from './quiet.ts';
import type { Redactor } from './redact.ts';
import type { LogLimits } from './retention.ts';
import { Upkeep } from './upkeep.ts';

/** The interval between attempts to open the log; a disk that was full may have room later. */
const REOPEN_AFTER_MS = MINUTE_MS;

/** What a log is kept with. */
export interface LogKeeperParts {
  readonly clock: Clock;
  readonly redactor: Redactor;
  readonly limits: LogLimits;
  readonly waits: LogWaits;
}

/**
 * Keeps lines in `log.db`, within its limits and without secrets. While the file cannot be written, lines are counted;
 * once it is writable again, it records how many are missing. Calls block on the disk.
 */
export class LogKeeper {
  readonly #file: string;
  readonly #parts: LogKeeperParts;
  readonly #quiet: QuietMoments;
  #table: LogTable | null = null;
  #upkeep: Upkeep | null = null;
  #reopenAtMonoMs = 0;
  /** Lines that are on standard error only. */
  #missing = 0;
  /** Limits replacement to once per run, so that a failing disk does not fill up with files set aside. */
  #hasReplaced = false;
  #isClosed = false;

  constructor(file: string, parts: LogKeeperParts) {
    this.#file = file;
    this.#parts = parts;
    this.#quiet = new QuietMoments(parts.clock, () => this.#attempt(() => this.#upkeep?.step() ?? false) ?? false);
    parts.redactor.onProtect(() => {
      this.#attempt(() => this.#upkeep?.scrub());
      this.#quiet.disturb();
    });
    this.#open(() => openOrReplace(file, this.#openTable));
  }

  /** Keeps a line that is already free of the secrets known so far; none after `close`. */
  keep(row: LogRow): void {
    if (this.#isClosed) return;
    if (this.#table === null && row.monoMs >= this.#reopenAtMonoMs)
      this.#open(() => openOrReplace(this.#file, this.#openTable));
    const isKept = this.#attempt(() => {
      if (this.#table === null) return false;
      this.#reportMissing(this.#table, row);
      this.#table.append(row);
      return true;
    });
    if (isKept !== true) {
      this.#missing += 1;
      return;
    }
    this.#attempt(() => this.#upkeep?.written(row));
    this.#quiet.disturb();
  }

  /** Counts lines that were lost on the way here. */
  addMissing(lines: number): void {
    this.#missing += lines;
  }

  close(): void {
    this.#isClosed = true;
    this.#quiet.stop();
    this.#attempt(() => this.#table?.close());
  }

  /** Writes that lines are missing, before the first line that could be written again. */
  #reportMissing(table: LogTable, row: LogRow): void {
    if (this.#missing === 0) return;
    table.append({ ...row, level: 'warning', event: 'log-gap', facts: JSON.stringify({ lines: this.#missing }) });
    this.#missing = 0;
  }

  readonly #openTable = (file: string): LogTable => {
    const { clock, redactor, limits, waits } = this.#parts;
    const now = { wallMs: clock.wallMs(), monoMs: clock.monoMs() };
    return openTable(file, { now, limits, waits, clean: (facts) => cleanFacts(redactor, facts) });
  };

  #open(open: () => { readonly opened: LogTable | null; readonly damage: Damage | null }): void {
    const { clock, limits } = this.#parts;
    const { opened, damage } = open();
    this.#table = opened;
    this.#reopenAtMonoMs = clock.monoMs() + REOPEN_AFTER_MS;
    this.#upkeep = opened === null ? null : new Upkeep(opened, clock, limits);
    this.#attempt(() => this.#upkeep?.begin());
    if (damage !== null) this.keep(mirroredLine(this.#parts, 'error', 'log-replaced', { ...damage }));
  }

  #attempt<T>(act: () => T): T | null {
    try {
      return act();
    } catch (error) {
      // Only the first failure of a series is printed.
      if (this.#missing === 0) process.stderr.write(`log.db cannot be written: ${String(error)}\n`);
      if (isDamaged(error) && !this.#hasReplaced && !this.#isClosed) this.#replace(String(error));
      return null;
    }
  }

  #replace(detail: string): void {
    this.#hasReplaced = true;
    try {
      this.#table?.close();
    } catch {
      // The damaged file is set aside as it is.
    }
    this.#open(() => replace(this.#file, detail, this.#openTable));
  }
}
