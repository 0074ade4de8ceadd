import { err, ok, type Result } from '../../app/result.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS } from '../../app/units.ts';

/** The span of time that a day or a time stands for: a day has an end. */
export interface Span {
  readonly startMs: number;
  /** Exclusive. */
  readonly endMs: number;
}

const FORMAT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d(?:\.\d{1,3})?))?)?(Z|[+-]\d\d:\d\d)?$/;

/** Reads `2026-11-01`, `2026-11-01T08:30` or `2026-11-01T08:30:15+05:00`; UTC without an offset. */
export function parseMoment(text: string): Result<Span, string> {
  const parts = FORMAT.exec(text);
  if (parts === null)
    return err(`${text}: write a day as 2026-11-01 or a moment as 2026-11-01T08:30 or 2026-11-01T08:30:00+05:00.`);
  const [, day = '', time = '00:00', seconds = '00', zone = 'Z'] = parts;
  const startMs = Date.parse(`${day}T${time}:${seconds}${zone}`);
  if (Number.isNaN(startMs) || !isInCalendar(day)) return err(`${text}: there is no such day or time.`);
  return ok({ startMs, endMs: startMs + lengthMs(parts) });
}

/** Whether the day exists. The parser would turn 31 June into 1 July. */
function isInCalendar(day: string): boolean {
  const dayMs = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(dayMs) && new Date(dayMs).toISOString().startsWith(day);
}

function lengthMs([, , time, seconds]: RegExpExecArray): number {
  if (time === undefined) return DAY_MS;
  if (seconds === undefined) return MINUTE_MS;
  return seconds.includes('.') ? 1 : SECOND_MS;
}
