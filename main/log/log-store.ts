import type { Log } from '../../app/log/events.ts';

/** The technical log with its file. */
export interface LogStore extends Log {
  /** Resolves when the last line is in the file, or after a limit; later lines go to standard error alone. */
  close(): Promise<void> | void;
}
