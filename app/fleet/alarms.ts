import type { StateLine } from './wire/state.ts';
import type { AlarmKind, FleetEvent, Severity } from './wire/messages.ts';

/** Something that is wrong with a machine now. */
export interface Alarm {
  readonly alarm: AlarmKind;
  /** Which of several: a product, a service, a reason; empty where there is one. */
  readonly subject: string;
  readonly severity: Severity;
  readonly facts: Readonly<Record<string, string>>;
}

/** What is wrong, and what is not known now: its alarms stay as they are. */
export interface Alarms {
  readonly open: readonly Alarm[];
  readonly unknown: readonly AlarmKind[];
}

/** The alarms of the menu's lines; a line that is none of these is told by the state alone. */
const OF_LINE: Readonly<Record<string, AlarmKind>> = {
  acceptor: 'acceptor',
  relay: 'relay',
  sensor: 'sensor',
  printer: 'printer',
  certificate: 'certificate',
  fleet: 'certificate',
  disk: 'disk',
  clock: 'clock',
  journal: 'journal',
  update: 'update',
  doubts: 'note-in-doubt',
};

/** Of the alarm `certificate`: the one for the fleet. The bank's has no subject. */
export const FLEET_SUBJECT = 'fleet';

/** One product as far as its alarms go. */
export interface Shelf {
  readonly productId: string;
  readonly state: string;
}

const OF_SHELF: Readonly<Record<string, AlarmKind>> = { out: 'stock-out', low: 'stock-low', stuck: 'product-stuck' };

/** What is wrong with a machine, from the lines of the menu's home, its shelf, and why it does not sell. */
export function alarmsOf(
  lines: readonly StateLine[],
  shelf: readonly Shelf[],
  closed: { readonly reason: string; readonly parameters: Readonly<Record<string, string>> } | null,
): Alarms {
  const open: Alarm[] = [];
  const unknown: AlarmKind[] = [];
  if (closed !== null) {
    // What an operator has ordered is no fault, but nobody should forget it.
    const severity = closed.reason === 'closed-by-operator' ? 'warning' : 'critical';
    open.push({ alarm: 'out-of-service', subject: closed.reason, severity, facts: closed.parameters });
  }
  for (const { fact, level, problem, key } of lines) {
    const alarm = OF_LINE[fact];
    if (alarm === undefined) continue;
    if (level === 'unknown') unknown.push(alarm);
    if (level !== 'fault' && level !== 'attention') continue;
    const isNearEnd = key === 'printer.attention';
    open.push({
      alarm: isNearEnd ? 'paper-near-end' : alarm,
      subject: fact === 'fleet' ? FLEET_SUBJECT : '',
      severity: level === 'fault' ? 'critical' : 'warning',
      facts: problem === null ? {} : { reason: problem.reason, ...problem.parameters },
    });
  }
  for (const { productId, state } of shelf) {
    const alarm = OF_SHELF[state];
    if (alarm !== undefined) open.push({ alarm, subject: productId, severity: 'warning', facts: {} });
  }
  return { open, unknown };
}

/** An alarm that was told and has not ended. */
export type ToldAlarm = Pick<Alarm, 'alarm' | 'subject' | 'severity'>;

/** The events that bring what was told up to what is. An alarm that becomes worse or better is told anew. */
export function alarmChanges(told: readonly ToldAlarm[], { open, unknown }: Alarms): readonly FleetEvent[] {
  const isSame = (one: ToldAlarm, other: ToldAlarm): boolean =>
    one.alarm === other.alarm && one.subject === other.subject;
  const begun = open.filter(
    (alarm) => !told.some((known) => isSame(known, alarm) && known.severity === alarm.severity),
  );
  const ended = told.filter((known) => !unknown.includes(known.alarm) && !open.some((alarm) => isSame(alarm, known)));
  return [
    ...ended.map(({ alarm, subject, severity }) => ({ kind: 'alarm-end' as const, alarm, subject, severity })),
    ...begun.map(({ alarm, subject, severity, facts }) => ({
      kind: 'alarm' as const,
      alarm,
      subject,
      severity,
      facts: { ...facts },
    })),
  ];
}
