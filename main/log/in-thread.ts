import type { Clock } from '../../app/ports/clock.ts';
import { LogKeeper } from './log-keeper.ts';
import type { LogStore } from './log-store.ts';
import { mirroredLine } from './mirrored-line.ts';
import type { Redactor } from './redact.ts';
import { LOG_LIMITS, type LogLimits } from './retention.ts';

/** Another process may hold the file briefly while it is opened; writing a line hardly waits. */
const WAITS = { openMs: 500, writeMs: 10 };

/** A log that is closed at once. */
export interface LogInThread extends LogStore {
  close(): void;
}

/** `log.db` written in the thread that writes the lines, which waits for the disk; see `openLogThread` for the kiosk. */
export function openLog(file: string, clock: Clock, redactor: Redactor, limits: LogLimits = LOG_LIMITS): LogInThread {
  const parts = { clock, redactor };
  const keeper = new LogKeeper(file, { ...parts, limits, waits: WAITS });
  return {
    write(level, event, facts = {}): void {
      keeper.keep(mirroredLine(parts, level, event, facts));
    },
    close(): void {
      keeper.close();
    },
  };
}
