import { MINUTE_MS } from '../../units.ts';
import { missingCount } from '../books/machine-books.ts';
import type { Severity } from '../wire/messages.ts';
import type { Machine } from './machine.ts';

/** A missing message may be on its way, and a machine sends again on request: only later is it worth a look. */
const MISSING_AFTER_MS = 2 * MINUTE_MS;
/** Beyond this, times on receipts are wrong and commands expire too early or too late. */
const CLOCK_MS = 2 * MINUTE_MS;

/** What the console itself notices; the rest are the machines' own alarms. */
export const CONSOLE_ALARMS = ['lost', 'stopped', 'messages-missing', 'same-identity', 'clock', 'unreadable'] as const;
export type ConsoleAlarm = (typeof CONSOLE_ALARMS)[number];

/** One open alarm of a machine, told by the machine or noticed by the console. */
export interface OpenAlarm {
  /** Of the wire's `ALARMS`, or `ConsoleAlarm`; another word where the machine is newer than this console. */
  readonly alarm: string;
  readonly subject: string;
  readonly severity: Severity;
  readonly sinceMs: number;
}

export const LEVELS = ['critical', 'warning', 'good'] as const;
export type StandingLevel = (typeof LEVELS)[number];

/** How a machine stands. */
export interface Standing {
  readonly level: StandingLevel;
  /** The worst first, then the latest. */
  readonly alarms: readonly OpenAlarm[];
}

/** How the machine stands now. */
export function standingOf(machine: Machine, nowMs: number): Standing {
  const noticed = noticedIn(machine, nowMs);
  const told = (machine.state?.online === true ? machine.state.alarms : []).map(
    ({ alarm, subject, severity, since }): OpenAlarm => ({ alarm, subject, severity, sinceMs: since }),
  );
  // What a machine has told itself is not said twice.
  const own = noticed.filter(({ alarm }) => !told.some((one) => one.alarm === alarm));
  const alarms = [...told, ...own].sort(bySeverity);
  return { level: alarms[0]?.severity ?? 'good', alarms };
}

function noticedIn(machine: Machine, nowMs: number): readonly OpenAlarm[] {
  const { state, missingSinceMs, twinSinceMs, clockOffsetMs, unreadableMs } = machine;
  const noticed: OpenAlarm[] = [];
  const notice = (alarm: ConsoleAlarm, severity: Severity, sinceMs: number, subject = ''): void => {
    noticed.push({ alarm, subject, severity, sinceMs });
  };
  if (state?.online === false) {
    if (state.reason === 'lost') notice('lost', 'critical', state.since);
    else notice('stopped', 'warning', state.since);
  }
  if (twinSinceMs !== null) notice('same-identity', 'critical', twinSinceMs);
  if (missingSinceMs !== null && nowMs - missingSinceMs >= MISSING_AFTER_MS)
    notice('messages-missing', 'warning', missingSinceMs, String(missingCount(machine.books)));
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) >= CLOCK_MS) notice('clock', 'warning', nowMs);
  if (unreadableMs !== null) notice('unreadable', 'warning', unreadableMs, String(machine.unreadable));
  return noticed;
}

function bySeverity(a: OpenAlarm, b: OpenAlarm): number {
  if (a.severity !== b.severity) return a.severity === 'critical' ? -1 : 1;
  return b.sinceMs - a.sinceMs;
}
