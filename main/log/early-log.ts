import type { Log, LogEvent, LogFacts, LogLevel } from '../../app/log/events.ts';

/** Keeps the first lines until the log is open, because the window must not wait for a database. */
export class EarlyLog implements Log {
  readonly #waiting: Parameters<Log['write']>[] = [];
  #log: Log | null = null;

  write(level: LogLevel, event: LogEvent, facts: LogFacts = {}): void {
    if (this.#log === null) this.#waiting.push([level, event, facts]);
    else this.#log.write(level, event, facts);
  }

  /** Writes the kept lines and all later ones into the real log. */
  writeInto(log: Log): void {
    this.#log = log;
    for (const line of this.#waiting.splice(0)) log.write(...line);
  }
}
