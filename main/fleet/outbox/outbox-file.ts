import Database from 'better-sqlite3';
import type { OutboxLimits } from '../../../app/fleet/outbox/limits.ts';
import type { LogEvent, LogFacts, LogLevel } from '../../../app/log/events.ts';
import { keepPrivate } from '../../files/keep-private.ts';
import { isDamaged, openOrReplace, replace } from '../../log/log-file.ts';
import { Outbox } from './outbox.ts';

/**
 * The file of the outbox. One that is damaged is set aside, never deleted, and a new one begun, whose messages are made of
 * the journal again; a full disk is tried again.
 */
export class OutboxFile {
  readonly #file: string;
  readonly #limits: OutboxLimits;
  readonly #log: (level: LogLevel, event: LogEvent, facts: LogFacts) => void;
  #outbox: Outbox | null = null;
  /** The last failure that was logged. */
  #told = '';

  constructor(file: string, limits: OutboxLimits, log: (level: LogLevel, event: LogEvent, facts: LogFacts) => void) {
    this.#file = file;
    this.#limits = limits;
    this.#log = log;
  }

  /** The outbox, opened if it is not open. Throws where it cannot be opened now. */
  get(): Outbox {
    if (this.#outbox !== null) return this.#outbox;
    const { opened, damage } = openOrReplace(this.#file, (file) => this.#open(file));
    if (damage !== null) this.#log('error', 'fleet-failed', { ...damage });
    if (opened === null) throw new Error('fleet.db cannot be opened');
    this.#outbox = opened;
    return opened;
  }

  /** Something failed with it; whether it has to be opened again, or another file has taken its place. */
  failed(error: unknown): boolean {
    const detail = error instanceof Error ? error.message : String(error);
    if (detail !== this.#told) this.#log('error', 'fleet-failed', { detail });
    this.#told = detail;
    if (!isBroken(error)) return false;
    this.close();
    // Opening it again tells whether the file itself is damaged.
    if (!isDamaged(error)) return true;
    const { opened } = replace(this.#file, detail, (file) => this.#open(file));
    this.#outbox = opened;
    return true;
  }

  /** It holds customers' codes, as the journal does. */
  #open(file: string): Outbox {
    keepPrivate(file);
    return new Outbox(file, this.#limits);
  }

  close(): void {
    try {
      this.#outbox?.close();
    } catch (error) {
      this.#log('error', 'fleet-failed', { detail: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#outbox = null;
    }
  }
}

/** Whether the open file is of no use any more. A full disk, or a lock of another program, passes. */
function isBroken(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(IOERR|CANTOPEN|NOTADB|CORRUPT)/.test(error.code);
}
