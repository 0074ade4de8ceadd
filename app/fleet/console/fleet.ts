import type { Read } from './arrived.ts';
import {
  afterOutage,
  newMachine,
  onDay,
  owedOf,
  withRead,
  withSent,
  type Machine,
  type SentCommand,
} from './machine.ts';
import { soldOn, type Sold } from './sold-today.ts';
import { standingOf, type OpenAlarm, type Standing, type StandingLevel } from './standing.ts';

/** Machines that the console remembers; names beyond are somebody's attempt to fill it. */
const MOST_MACHINES = 30_000;

/** A machine with how it stands. */
export interface Row {
  readonly machine: Machine;
  readonly standing: Standing;
  /** What it sold today. */
  readonly today: Sold;
  /** What it owes its customers. */
  readonly owedTiyn: number;
}

/** What the console knows: a pure state that messages change. */
export interface Fleet {
  readonly rows: ReadonlyMap<string, Row>;
  /** When the present day began at the operator's, in milliseconds since 1970. */
  readonly dayMs: number;
  /** Names that were turned away because there were too many. */
  readonly turnedAway: number;
}

/** A console that has heard nothing yet. */
export function emptyFleet(dayMs: number): Fleet {
  return { rows: new Map(), dayMs, turnedAway: 0 };
}

/** The fleet after these messages; many at once cost little more than one. */
export function withMessages(fleet: Fleet, messages: readonly Read[], nowMs: number): Fleet {
  if (messages.length === 0) return fleet;
  const changed = new Map<string, Machine | null>();
  let turnedAway = fleet.turnedAway;
  for (const read of messages) {
    const { kioskId, content } = read;
    if (content.kind === 'gone') {
      changed.set(kioskId, null);
      continue;
    }
    const known = changed.has(kioskId) ? changed.get(kioskId) : fleet.rows.get(kioskId)?.machine;
    if (known === undefined && fleet.rows.size + changed.size >= MOST_MACHINES) turnedAway += 1;
    else changed.set(kioskId, withRead(known ?? newMachine(kioskId), read, fleet.dayMs));
  }
  return { ...fleet, turnedAway, rows: withRows(fleet.rows, changed, { nowMs, dayMs: fleet.dayMs }) };
}

/** The fleet after this console has sent a command. */
export function withCommandSent(fleet: Fleet, kioskId: string, command: SentCommand): Fleet {
  const row = fleet.rows.get(kioskId);
  if (row === undefined) return fleet;
  return { ...fleet, rows: new Map(fleet.rows).set(kioskId, { ...row, machine: withSent(row.machine, command) }) };
}

/** The fleet after the console's own connection was lost and made again: what it did not hear meanwhile is nobody's fault. */
export function withOutageOver(fleet: Fleet, nowMs: number): Fleet {
  const changed = new Map([...fleet.rows].map(([kioskId, { machine }]) => [kioskId, afterOutage(machine)]));
  return { ...fleet, rows: withRows(fleet.rows, changed, { nowMs, dayMs: fleet.dayMs }) };
}

/** The fleet as time goes by: a new day has no sales yet, and what was missing for long is an alarm. */
export function withTime(fleet: Fleet, nowMs: number, dayMs: number): Fleet {
  const changed = new Map<string, Machine>();
  for (const [kioskId, { machine, standing }] of fleet.rows) {
    const isNewDay = dayMs !== fleet.dayMs;
    const next = isNewDay ? onDay(machine, dayMs) : machine;
    const isDue = machine.missingSinceMs !== null && !standing.alarms.some(({ alarm }) => alarm === 'messages-missing');
    if (isNewDay || isDue) changed.set(kioskId, next);
  }
  if (changed.size === 0 && dayMs === fleet.dayMs) return fleet;
  return { ...fleet, dayMs, rows: withRows(fleet.rows, changed, { nowMs, dayMs }) };
}

function withRows(
  before: Fleet['rows'],
  changed: ReadonlyMap<string, Machine | null>,
  { nowMs, dayMs }: { readonly nowMs: number; readonly dayMs: number },
): ReadonlyMap<string, Row> {
  const rows = new Map(before);
  for (const [kioskId, machine] of changed) {
    if (machine === null) rows.delete(kioskId);
    else {
      const [standing, today] = [standingOf(machine, nowMs), soldOn(machine, dayMs)];
      // Once for each change of a machine: sums and lists are made of a thousand rows with every message.
      rows.set(kioskId, { machine, standing, today, owedTiyn: owedOf(machine) });
    }
  }
  return rows;
}

/** The machines, the worst first; of those alike the one with more alarms, then by name. */
export function worstFirst({ rows }: Fleet): readonly Row[] {
  return [...rows.values()].sort(compareRows);
}

const RANKS = { critical: 0, warning: 1, good: 2 } as const satisfies Readonly<Record<StandingLevel, number>>;

function compareRows(a: Row, b: Row): number {
  return (
    RANKS[a.standing.level] - RANKS[b.standing.level] ||
    b.standing.alarms.length - a.standing.alarms.length ||
    (a.machine.kioskId < b.machine.kioskId ? -1 : 1)
  );
}

/** An open alarm and whose it is. */
export interface FleetAlarm extends OpenAlarm {
  readonly kioskId: string;
}

/** Every open alarm, the worst first, then the latest. */
export function alarmsOf({ rows }: Fleet): readonly FleetAlarm[] {
  return [...rows.values()]
    .flatMap(({ machine: { kioskId }, standing }) => standing.alarms.map((alarm) => ({ ...alarm, kioskId })))
    .sort((a, b) => Number(b.severity === 'critical') - Number(a.severity === 'critical') || b.sinceMs - a.sinceMs);
}

/** The fleet in eight numbers. Sales are those of the day; what is owed is all of it. */
export interface Totals {
  readonly machines: number;
  readonly online: number;
  readonly critical: number;
  readonly warning: number;
  readonly sold: number;
  readonly soldTiyn: number;
  readonly refundedTiyn: number;
  readonly owedTiyn: number;
}

/** What the fleet adds up to. */
export function totalsOf({ rows }: Fleet): Totals {
  let [online, critical, warning, sold, soldTiyn, refundedTiyn, owedTiyn] = [0, 0, 0, 0, 0, 0, 0];
  for (const { machine, standing, today, owedTiyn: owed } of rows.values()) {
    if (machine.state?.online === true) online += 1;
    if (standing.level === 'critical') critical += 1;
    if (standing.level === 'warning') warning += 1;
    sold += today.sold;
    soldTiyn += today.soldTiyn;
    refundedTiyn += today.refundedTiyn;
    owedTiyn += owed;
  }
  return { machines: rows.size, online, critical, warning, sold, soldTiyn, refundedTiyn, owedTiyn };
}
