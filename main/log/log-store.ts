import type { Log, LogFacts, LogLevel, LogEvent } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { cleanFacts, factsText } from './facts-text.ts';
import { isDamaged, openOrReplace, replace, type Damage } from './log-file.ts';
import { openTable, type LogRow, type LogTable } from './log-table.ts';
import { QuietMoments } from './quiet.ts';
import type { Redactor } from './redact.ts';
import { LOG_LIMITS, type LogLimits } from './retention.ts';
import { Upkeep } from './upkeep.ts';
import { MINUTE_MS } from '../../app/units.ts';

/** The interval between attempts to open the log; a disk that was full may have room later. */
const REOPEN_AFTER_MS = MINUTE_MS;

/** The technical log with its file. */
export interface LogStore extends Log {
  close(): void;
}

/**
 * Opens `log.db` and mirrors each line to standard error. A log that cannot be written never stops a sale: lines still
 * go to standard error, and once the file is writable again it records how many are missing.
 */
export function openLog(file: string, clock: Clock, redactor: Redactor, limits: LogLimits = LOG_LIMITS): LogStore {
  return new FileLog(file, { clock, redactor, limits });
}

interface Parts {
  readonly clock: Clock;
  readonly redactor: Redactor;
  readonly limits: LogLimits;
}

class FileLog implements LogStore {
  readonly #file: string;
  readonly #parts: Parts;
  readonly #quiet: QuietMoments;
  #table: LogTable | null = null;
  #upkeep: Upkeep | null = null;
  #reopenAtMonoMs = 0;
  /** Lines that are on standard error only. */
  #missing = 0;
  /** Limits replacement to once per run, so that a failing disk does not fill up with files set aside. */
  #hasReplaced = false;
  #isClosed = false;

  constructor(file: string, parts: Parts) {
    this.#file = file;
    this.#parts = parts;
    this.#quiet = new QuietMoments(parts.clock, () => this.#attempt(() => this.#upkeep?.step() ?? false) ?? false);
    parts.redactor.onProtect(() => {
      this.#attempt(() => this.#upkeep?.scrub());
      this.#quiet.disturb();
    });
    this.#open(() => openOrReplace(file, this.#openTable));
  }

  write(level: LogLevel, event: LogEvent, facts: LogFacts = {}): void {
    const { clock, redactor } = this.#parts;
    const text = factsText(redactor, facts);
    const wallMs = clock.wallMs();
    process.stderr.write(`${new Date(wallMs).toISOString()} ${level} ${event} ${text}\n`);
    if (!this.#isClosed) this.#keep({ wallMs, monoMs: clock.monoMs(), level, event, facts: text });
  }

  close(): void {
    this.#isClosed = true;
    this.#quiet.stop();
    this.#attempt(() => this.#table?.close());
  }

  #keep(row: LogRow): void {
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

  /** Writes that lines are missing, before the first line that could be written again. */
  #reportMissing(table: LogTable, row: LogRow): void {
    if (this.#missing === 0) return;
    table.append({ ...row, level: 'warning', event: 'log-gap', facts: JSON.stringify({ lines: this.#missing }) });
    this.#missing = 0;
  }

  readonly #openTable = (file: string): LogTable => {
    const { clock, redactor, limits } = this.#parts;
    const now = { wallMs: clock.wallMs(), monoMs: clock.monoMs() };
    return openTable(file, { now, limits, clean: (facts) => cleanFacts(redactor, facts) });
  };

  #open(open: () => { readonly opened: LogTable | null; readonly damage: Damage | null }): void {
    const { clock, limits } = this.#parts;
    const { opened, damage } = open();
    this.#table = opened;
    this.#reopenAtMonoMs = clock.monoMs() + REOPEN_AFTER_MS;
    this.#upkeep = opened === null ? null : new Upkeep(opened, clock, limits);
    this.#attempt(() => this.#upkeep?.begin());
    if (damage !== null) this.write('error', 'log-replaced', { keptAs: damage.keptAs, detail: damage.detail });
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
