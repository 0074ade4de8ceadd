import type { LogEvent, LogFacts, LogLevel } from '../../app/log/events.ts';
import type { Clock } from '../../app/ports/clock.ts';
import { factsText } from './facts-text.ts';
import type { LogRow } from './log-table.ts';
import type { Redactor } from './redact.ts';

/** Makes a line without secrets, and writes it to standard error, which is there whatever becomes of the file. */
export function mirroredLine(
  { clock, redactor }: { readonly clock: Clock; readonly redactor: Redactor },
  level: LogLevel,
  event: LogEvent,
  facts: LogFacts,
): LogRow {
  const text = factsText(redactor, facts);
  const wallMs = clock.wallMs();
  process.stderr.write(`${new Date(wallMs).toISOString()} ${level} ${event} ${text}\n`);
  return { wallMs, monoMs: clock.monoMs(), level, event, facts: text };
}
